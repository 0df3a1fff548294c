import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate, todayIso } from "#web/lib/dates.ts";
import { disciplineName } from "#web/ui/discipline-chip.tsx";
import { StackedTable } from "#web/ui/stacked-table.tsx";
import { agreementStateWord, documentWord } from "../agreements/words.ts";
import { personSeats } from "../auth/seats.ts";
import { hoursWritten, staffStateWord } from "../people/words.ts";
import { lastDate, plainDate } from "../referrals/consent-day.ts";
import type { FileAgencyFragment } from "./confidentiality-file.graphql.ts";
import styles from "./confidentiality-file.module.css";

type FileAgencyProps = { entry: FileAgencyFragment; timeZone: string };

/** One agency in the file: its people with their statements and hours, and every version of its agreement. */
export function FileAgency({ entry, timeZone }: FileAgencyProps) {
  const { agency, staff, agreements } = entry;
  return (
    <section className={styles.agency} aria-labelledby={`agency-${agency.id}`}>
      <h2 id={`agency-${agency.id}`}>{agency.name}</h2>
      <p className={styles.more}>{disciplineName(agency.discipline)}</p>
      {staff.length === 0 ? <p>{m.file_nobody()}</p> : <People staff={staff} />}
      {agreements.length === 0 ? <p>{m.file_none()}</p> : <Agreements agreements={agreements} timeZone={timeZone} />}
    </section>
  );
}

function People({ staff }: { staff: FileAgencyFragment["staff"] }) {
  return (
    <StackedTable holds="words" className={styles.table}>
      <caption>{m.file_people()}</caption>
      <thead>
        <tr>
          <th scope="col">{m.file_person()}</th>
          <th scope="col">{m.file_seats()}</th>
          <th scope="col">{m.file_statement()}</th>
          <th scope="col">{m.file_training()}</th>
        </tr>
      </thead>
      <tbody>
        {staff.map(({ id, person, state, seats, operator, statements, trainingHours }) => (
          <tr key={id}>
            <th scope="row">
              {person.name}
              {state === "ACTIVE" ? null : <span className={styles.more}>{staffStateWord(state)}</span>}
            </th>
            <td data-label={m.file_seats()}>{personSeats({ seats, operator }).join(", ") || m.people_no_seat()}</td>
            <td data-label={m.file_statement()}>
              {statements.length === 0 ? m.file_statement_none() : statements.map((one) => <p key={one.id}>{statementWords(one)}</p>)}
            </td>
            <td data-label={m.file_training()}>
              {person.privileged ? m.file_privileged({ hours: hoursWritten(trainingHours) }) : m.file_training_hours({ hours: hoursWritten(trainingHours) })}
            </td>
          </tr>
        ))}
      </tbody>
    </StackedTable>
  );
}

function statementWords({ version, acceptedAt, holdsUntil }: FileAgencyFragment["staff"][number]["statements"][number]): string {
  const about = { version, date: formatDate(todayIso(new Date(acceptedAt))) };
  return holdsUntil === null || new Date(holdsUntil) <= new Date() ? m.file_statement_past(about) : m.file_statement_cell(about);
}

function Agreements({ agreements, timeZone }: { agreements: FileAgencyFragment["agreements"]; timeZone: string }) {
  return (
    <StackedTable holds="words" className={styles.table}>
      <caption>{m.file_agreements()}</caption>
      <thead>
        <tr>
          <th scope="col">{m.file_agreement()}</th>
          <th scope="col">{m.file_holds()}</th>
          <th scope="col">{m.file_signed()}</th>
        </tr>
      </thead>
      <tbody>
        {agreements.map(({ id, version, document, title, state, startsAt, endsAt, signedBy, signedOn }) => (
          <tr key={id}>
            <th scope="row">
              {m.agreements_version({ version })}, {title ?? documentWord(document)}
              <span className={styles.more}>{agreementStateWord(state)}</span>
            </th>
            <td data-label={m.file_holds()}>
              {m.agreements_span({ from: formatDate(plainDate(new Date(startsAt), timeZone)), until: formatDate(lastDate(endsAt, timeZone)) })}
            </td>
            <td data-label={m.file_signed()}>
              {signedBy === null ? formatDate(signedOn) : m.agreements_signed_by({ name: signedBy.name, day: formatDate(signedOn) })}
            </td>
          </tr>
        ))}
      </tbody>
    </StackedTable>
  );
}
