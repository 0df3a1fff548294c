import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import Signature from "lucide-react/icons/signature";
import { m } from "@roundtable/shared/i18n/messages.js";
import { disciplineName } from "#web/ui/discipline-chip.tsx";
import { Note } from "#web/ui/note.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { Unfold } from "#web/ui/unfold.tsx";
import type { AgendaDetailsFragment } from "./agenda.graphql.ts";
import styles from "./at-table.module.css";
import { GuestForm } from "./guest-form.tsx";
import { Expected, Present } from "./seat-row.tsx";
import { namesOf } from "./words.ts";

/** Where the focus goes to come from the agenda to who is there. */
export const atTableId = "at-table";

/** Who is there and how, whether that makes a quorum, and who is not let into a closed session. */
export function AtTable({ agenda }: { agenda: AgendaDetailsFragment }) {
  const { attendance, body, notAdmitted, endedAt, viewerCan } = agenda;
  const mayRecord = viewerCan.includes("KEEP") && endedAt === null;
  const here = new Set(attendance.flatMap(({ person }) => (person ? [person.id] : [])));
  const expected = endedAt === null ? body.roster.flatMap(({ person }) => (person && !here.has(person.id) ? [person] : [])) : [];
  return (
    <Section title={m.agenda_at_table()} titleId={atTableId}>
      <Stack gap="s">
        {endedAt === null ? <Quorum agenda={agenda} /> : null}
        {notAdmitted.length === 0 ? null : (
          <Note tone="amber" icon={<Signature />} title={m.agenda_not_admitted_title()}>
            {m.agenda_not_admitted({ count: notAdmitted.length, names: namesOf(notAdmitted) })}
          </Note>
        )}
        {mayRecord ? <p className={styles.how}>{m.agenda_attendance_how()}</p> : null}
        <ul>
          {attendance.map((one) => (
            <Present key={one.id} agenda={agenda} attendance={one} mayRecord={mayRecord} />
          ))}
          {expected.map((person) => (
            <Expected key={person.id} meetingId={agenda.id} person={person} mayRecord={mayRecord} />
          ))}
        </ul>
        {mayRecord ? <Unfold label={m.agenda_guest_add()}>{(close) => <GuestForm meetingId={agenda.id} onClose={close} />}</Unfold> : null}
        <p className={styles.how}>{m.agenda_counts_rule()}</p>
      </Stack>
    </Section>
  );
}

function Quorum({ agenda: { quorum, quorumBlocks } }: { agenda: AgendaDetailsFragment }) {
  const { reached, present, needed, missingDisciplines } = quorum;
  const missing = missingDisciplines.map(disciplineName).join(", ");
  return (
    <div className={styles.quorum} role="status">
      {reached ? <CircleCheck className={styles.good} /> : <CircleDashed />}
      <p>
        <b>{reached ? m.agenda_quorum_met() : m.agenda_quorum_not()}</b> {m.agenda_quorum_people({ present, needed })}{" "}
        {missing === "" ? null : m.agenda_quorum_missing({ disciplines: missing })} {quorumBlocks && !reached ? m.agenda_quorum_blocks() : null}
      </p>
    </div>
  );
}
