import { m } from "@roundtable/shared/i18n/messages.js";
import { arrive, expectArrival } from "#web/lib/arrival.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Note } from "#web/ui/note.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { draftOf } from "./draft-form.ts";
import { FailureNote } from "./failure-note.tsx";
import type { Journey_referralFragment } from "./journey.graphql.ts";
import { SaidFacts } from "./said-facts.tsx";
import { briefSaid, personSaid, type Region } from "./say.ts";
import type { Draft } from "./use-draft.ts";

/** Why a save did not happen. What was typed stays; what a colleague saved meanwhile stands here to compare. */
export function DraftNotes({ draft, regions, onKept }: { draft: Draft; regions: readonly Region[]; onKept: (saved: Journey_referralFragment) => void }) {
  const { fresh, failure, isInvalid } = draft;
  if (fresh === null) {
    if (isInvalid)
      return (
        <Note tone="clay" title={m.referrals_invalid_title()} isAlert>
          {m.referrals_invalid_body()}
        </Note>
      );
    return <FailureNote failure={failure} />;
  }
  const mine = [...briefSaid(draft.form, regions), ...personSaid(draft.form)];
  const theirs = [...briefSaid(draftOf(fresh), regions), ...personSaid(draftOf(fresh))];
  const differing = theirs.filter(({ key, value }) => mine.find((one) => one.key === key)?.value !== value);
  const keep = async () => {
    const saved = await draft.save(fresh);
    if (saved) onKept(saved);
  };
  const take = () => {
    draft.takeFresh();
    // Every field may now say something else, so that reading starts again at the top.
    expectArrival();
    arrive();
    scrollTo(0, 0);
  };
  return (
    <Stack gap="s">
      <Note tone="amber" title={m.journey_conflict_title()} isAlert>
        {m.journey_conflict_body()}
      </Note>
      {differing.length === 0 ? <p>{m.journey_conflict_same()}</p> : <SaidFacts said={differing} />}
      <Cluster>
        <Button kind="second" onPress={() => void keep()} isBusy={draft.isBusy}>
          {m.journey_conflict_keep()}
        </Button>
        <Button kind="second" onPress={take}>
          {m.journey_conflict_take()}
        </Button>
      </Cluster>
    </Stack>
  );
}
