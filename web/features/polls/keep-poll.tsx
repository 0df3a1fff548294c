import { m } from "@roundtable/shared/i18n/messages.js";
import { CancelPollInput, ClosePollInput } from "@roundtable/shared/meetings.ts";
import { Cluster } from "#web/ui/cluster.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { ProblemNote } from "../meetings/problem-note.tsx";
import { AskedAct } from "../people/asked-act.tsx";
import { useChange } from "../roadmap/use-change.ts";
import type { PollDetailsFragment } from "./polls.graphql.ts";
import { CancelPollDocument } from "./steps/cancel-poll.graphql.ts";
import { ClosePollDocument } from "./steps/close-poll.graphql.ts";

/** Closes a poll before its deadline, or gives it up. */
export function KeepPoll({ poll: { id, version, state } }: { poll: PollDetailsFragment }) {
  const toast = useToast();
  const closing = useChange({ document: ClosePollDocument, check: ClosePollInput });
  const cancelling = useChange({ document: CancelPollDocument, check: CancelPollInput });
  const close = async () => {
    if (await closing.send((clientKey) => ({ clientKey, pollId: id, version }))) toast(m.polls_close_done());
  };
  const cancel = async () => {
    if (await cancelling.send((clientKey) => ({ clientKey, pollId: id, version }))) toast(m.polls_cancel_done());
  };
  return (
    <Stack gap="s">
      <ProblemNote problem={closing.problem ?? cancelling.problem} />
      <Cluster>
        {state === "OPEN" ? (
          <AskedAct
            label={m.polls_close_act()}
            question={m.polls_close_question()}
            body={m.polls_close_body()}
            actLabel={m.polls_close_act()}
            safeLabel={m.polls_close_safe()}
            isBusy={closing.isBusy}
            onAct={close}
          />
        ) : null}
        <AskedAct
          kind="quiet"
          label={m.polls_cancel_act()}
          question={m.polls_cancel_question()}
          body={m.polls_cancel_body()}
          actLabel={m.polls_cancel_act()}
          safeLabel={m.polls_cancel_safe()}
          isEnding
          isBusy={cancelling.isBusy}
          onAct={cancel}
        />
      </Cluster>
    </Stack>
  );
}
