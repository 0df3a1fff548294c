import { m } from "@roundtable/shared/i18n/messages.js";
import { FinishOwnRatingInput } from "@roundtable/shared/self-assessment.ts";
import { formatDate, todayIso } from "#web/lib/dates.ts";
import { Button } from "#web/ui/button.tsx";
import { Note } from "#web/ui/note.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { useChange } from "../roadmap/use-change.ts";
import { RefusedNote } from "./refused-note.tsx";
import type { AssessmentFragment } from "./self-assessment.graphql.ts";
import { FinishOwnRatingDocument } from "./steps/finish-own-rating.graphql.ts";

type FinishOwnProps = { assessment: AssessmentFragment; rated: number; left: number; isUnsaved: boolean };

/** Says that one's agency has answered; elements without a rating are left out. */
export function FinishOwn({ assessment: { id, ownFinishedAt }, rated, left, isUnsaved }: FinishOwnProps) {
  const toast = useToast();
  const step = useChange({ document: FinishOwnRatingDocument, check: FinishOwnRatingInput });
  const act = async () => {
    if (await step.send((clientKey) => ({ clientKey, assessmentId: id }))) toast(m.assess_finish_done());
  };
  if (ownFinishedAt !== null)
    return (
      <Note tone="green" title={m.assess_finished_title()}>
        {m.assess_finished_body({ date: formatDate(todayIso(new Date(ownFinishedAt))) })}
      </Note>
    );
  const notYet = rated === 0 ? m.assess_finish_none() : isUnsaved ? m.assess_finish_waits() : undefined;
  return (
    <Sheet labelledBy="finish">
      <Stack>
        <h2 id="finish">{m.assess_finish_title()}</h2>
        <p>
          {m.assess_finish_hint()} {left === 0 || rated === 0 ? null : m.assess_finish_left({ count: left })}
        </p>
        <RefusedNote problem={step.problem} />
        <div>
          <Button isBusy={step.isBusy} {...(notYet !== undefined && { notYet })} onPress={() => void act()}>
            {m.assess_finish_act()}
          </Button>
        </div>
      </Stack>
    </Sheet>
  );
}
