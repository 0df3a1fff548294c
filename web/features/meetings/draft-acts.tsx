import { useNavigate } from "@tanstack/react-router";
import { m } from "@roundtable/shared/i18n/messages.js";
import { DiscardMeetingDraftInput, OpenMeetingInput } from "@roundtable/shared/meetings.ts";
import { Cluster } from "#web/ui/cluster.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { AskedAct } from "../people/asked-act.tsx";
import { useChange } from "../roadmap/use-change.ts";
import type { SeriesDetailsFragment } from "./meetings.graphql.ts";
import { ProblemNote } from "./problem-note.tsx";
import { DiscardMeetingDraftDocument } from "./steps/discard-meeting-draft.graphql.ts";
import { OpenMeetingDocument } from "./steps/open-meeting.graphql.ts";

/** What becomes of a draft: it is opened, and everybody is invited; or it was never there. */
export function DraftActs({ series: { id, version, body } }: { series: SeriesDetailsFragment }) {
  const toast = useToast();
  const navigate = useNavigate();
  const opening = useChange({ document: OpenMeetingDocument, check: OpenMeetingInput });
  const discarding = useChange({ document: DiscardMeetingDraftDocument, check: DiscardMeetingDraftInput });
  const open = async () => {
    if (await opening.send((clientKey) => ({ clientKey, seriesId: id, version }))) toast(m.meetings_open_done());
  };
  const discard = async () => {
    if (!(await discarding.send((clientKey) => ({ clientKey, seriesId: id })))) return;
    toast(m.meetings_discard_done());
    await navigate({ to: "/t" });
  };
  return (
    <Stack gap="s">
      <ProblemNote problem={opening.problem ?? discarding.problem} />
      <Cluster>
        <AskedAct
          kind="primary"
          label={m.meetings_open_act()}
          question={m.meetings_open_question()}
          body={m.meetings_open_body({ count: body.roster.length })}
          actLabel={m.meetings_open_act()}
          safeLabel={m.meetings_open_safe()}
          isBusy={opening.isBusy}
          onAct={open}
        />
        <AskedAct
          kind="quiet"
          label={m.meetings_discard_act()}
          question={m.meetings_discard_question()}
          body={m.meetings_discard_body()}
          actLabel={m.meetings_discard_act()}
          safeLabel={m.meetings_discard_safe()}
          isEnding
          isBusy={discarding.isBusy}
          onAct={discard}
        />
      </Cluster>
    </Stack>
  );
}
