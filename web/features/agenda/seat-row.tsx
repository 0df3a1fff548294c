import { type AttendanceMode, attendanceModes, RecordAttendanceInput } from "@roundtable/shared/agendas.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { formatTimeIn } from "#web/lib/zones.ts";
import { Button } from "#web/ui/button.tsx";
import { DisciplineIcon, isJustice } from "#web/ui/discipline-icon.tsx";
import { initials, Seat } from "#web/ui/seat.tsx";
import { ProblemNote } from "../meetings/problem-note.tsx";
import type { AgendaDetailsFragment, AttendanceFragment } from "./agenda.graphql.ts";
import styles from "./seat-row.module.css";
import { RecordAttendanceDocument } from "./steps/record-attendance.graphql.ts";
import { useAct } from "./use-act.ts";
import { modeWord, nameOf } from "./words.ts";

type PresentProps = { agenda: AgendaDetailsFragment; attendance: AttendanceFragment; mayRecord: boolean };

/** Somebody who is or was there, since when, and how. */
export function Present({ agenda, attendance, mayRecord }: PresentProps) {
  const { id, mode, arrivedAt, leftAt, late, counts, agency, discipline, person, signedOnPaper } = attendance;
  const step = useAct({ document: RecordAttendanceDocument, check: RecordAttendanceInput });
  const zone = agenda.meeting.series.timeZone;
  const name = nameOf(attendance);
  const record = (change: { present: boolean; signedOnPaper?: boolean }) =>
    void step.act((clientKey) => ({ clientKey, meetingId: agenda.id, attendanceId: id, ...change }));
  const facts = [
    leftAt === null || agenda.endedAt !== null
      ? m.agenda_came({ mode: modeWord(mode), time: formatTimeIn(arrivedAt, zone) })
      : m.agenda_left({ time: formatTimeIn(leftAt, zone) }),
    late ? m.agenda_late() : null,
    counts === null ? null : counts ? m.agenda_counts() : m.agenda_counts_not(),
  ].filter((one) => one !== null);
  return (
    <li className={styles.seat}>
      <Seat tone={leftAt !== null && agenda.endedAt === null ? "empty" : discipline && isJustice(discipline) ? "plum" : "teal"}>
        {discipline ? <DisciplineIcon discipline={discipline} /> : initials(name)}
      </Seat>
      <span className={styles.who}>
        <b>{name}</b>
        <small>{agency?.name ?? m.agenda_guest()}</small>
        <small>{facts.join(", ")}</small>
      </span>
      {mayRecord ? (
        <span className={styles.acts}>
          <Button
            kind="second"
            aria-label={leftAt === null ? m.agenda_leave_named({ name }) : m.agenda_back_named({ name })}
            isBusy={step.isBusy}
            onPress={() => record({ present: leftAt !== null })}
          >
            {leftAt === null ? m.agenda_leave() : m.agenda_back()}
          </Button>
          {person === null && !signedOnPaper ? (
            <Button kind="quiet" onPress={() => record({ present: leftAt === null, signedOnPaper: true })}>
              {m.agenda_guest_signed()}
            </Button>
          ) : null}
        </span>
      ) : null}
      <ProblemNote problem={step.problem} />
    </li>
  );
}

type ExpectedProps = { meetingId: string; person: { id: string; name: string }; mayRecord: boolean };

/** Somebody of the roster who has not come yet: one tap says how they take part. */
export function Expected({ meetingId, person: { id, name }, mayRecord }: ExpectedProps) {
  const step = useAct({ document: RecordAttendanceDocument, check: RecordAttendanceInput });
  const arrive = (mode: AttendanceMode) => void step.act((clientKey) => ({ clientKey, meetingId, personId: id, mode, present: true }));
  return (
    <li className={styles.seat}>
      <Seat tone="empty">{initials(name)}</Seat>
      <span className={styles.who}>
        <b>{name}</b>
        <small>{m.agenda_expected()}</small>
      </span>
      {mayRecord ? (
        <span className={styles.acts}>
          {attendanceModes.map((mode) => (
            <Button key={mode} kind="second" aria-label={m.agenda_arrive_named({ name, mode: modeWord(mode) })} onPress={() => arrive(mode)}>
              {modeWord(mode)}
            </Button>
          ))}
        </span>
      ) : null}
      <ProblemNote problem={step.problem} />
    </li>
  );
}
