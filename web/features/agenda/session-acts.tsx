import { EndClosedSessionInput, EndMeetingInput, StartMeetingInput } from "@roundtable/shared/agendas.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import { ProblemNote } from "../meetings/problem-note.tsx";
import { AskedAct } from "../people/asked-act.tsx";
import type { AgendaDetailsFragment } from "./agenda.graphql.ts";
import { atTableId } from "./at-table.tsx";
import { CloseSession } from "./close-session.tsx";
import styles from "./session-acts.module.css";
import { EndClosedSessionDocument } from "./steps/end-closed-session.graphql.ts";
import { EndMeetingDocument } from "./steps/end-meeting.graphql.ts";
import { StartMeetingDocument } from "./steps/start-meeting.graphql.ts";
import { useAct } from "./use-act.ts";

/** Begins and ends the meeting and its closed session. */
export function SessionActs({ agenda }: { agenda: AgendaDetailsFragment }) {
  const { id: meetingId, startedAt, closedOpenedAt, closedEndedAt, attendance } = agenda;
  const starting = useAct({ document: StartMeetingDocument, check: StartMeetingInput }, m.agenda_start_done);
  const ending = useAct({ document: EndMeetingDocument, check: EndMeetingInput }, m.agenda_end_done);
  const opening = useAct({ document: EndClosedSessionDocument, check: EndClosedSessionInput }, m.agenda_closed_end_done);
  const on = (clientKey: string) => ({ clientKey, meetingId });
  const isClosed = closedOpenedAt !== null && closedEndedAt === null;
  return (
    <Stack gap="s">
      <ProblemNote problem={starting.problem ?? ending.problem ?? opening.problem} />
      <Cluster>
        {startedAt === null ? (
          <Button isBusy={starting.isBusy} onPress={() => void starting.act(on)}>
            {m.agenda_start()}
          </Button>
        ) : (
          <AskedAct
            label={m.agenda_end()}
            question={m.agenda_end_question()}
            body={m.agenda_end_body()}
            actLabel={m.agenda_end()}
            safeLabel={m.agenda_end_safe()}
            isBusy={ending.isBusy}
            onAct={async () => void (await ending.act(on))}
          />
        )}
        {startedAt === null ? null : (
          <div className={styles["to-table"]}>
            <Button kind="second" onPress={() => document.getElementById(atTableId)?.focus()}>
              {m.agenda_to_table({ present: attendance.filter(({ leftAt }) => leftAt === null).length })}
            </Button>
          </div>
        )}
        {isClosed ? (
          <Button kind="second" isBusy={opening.isBusy} onPress={() => void opening.act(on)}>
            {m.agenda_closed_end()}
          </Button>
        ) : null}
      </Cluster>
      {startedAt !== null && closedOpenedAt === null ? (
        <Unfold label={m.agenda_closed_open()}>{(close) => <CloseSession agenda={agenda} onClose={close} />}</Unfold>
      ) : null}
    </Stack>
  );
}
