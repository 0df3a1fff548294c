import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate } from "#web/lib/dates.ts";
import { disciplineName } from "#web/ui/discipline-chip.tsx";
import { WideTable } from "#web/ui/wide-table.tsx";
import type { EvidencePackQuery } from "./minutes.graphql.ts";
import styles from "./pack-page.module.css";

type PackMeeting = NonNullable<EvidencePackQuery["evidencePack"]>["meetings"][number];

/** As many meetings as stand beside one another on a sheet of paper. */
const meetingsAcross = 6;

/** Who attended which meeting: agencies in the order of their disciplines, and how many people came together. */
export function PackMatrix({ meetings }: { meetings: readonly PackMeeting[] }) {
  const agencies = [
    ...new Map(
      meetings.flatMap(({ presence }) =>
        presence.flatMap(({ agency, discipline }) => (agency ? [[agency.id, { ...agency, discipline: disciplineName(discipline) }] as const] : [])),
      ),
    ).values(),
  ].toSorted((one, other) => one.discipline.localeCompare(other.discipline) || one.name.localeCompare(other.name));
  const parts = Array.from({ length: Math.ceil(meetings.length / meetingsAcross) }, (_, index) =>
    meetings.slice(index * meetingsAcross, (index + 1) * meetingsAcross),
  );
  return (
    <section className={styles.part}>
      <h3>{m.minutes_pack_matrix()}</h3>
      <p className={styles.rule}>{m.minutes_pack_rule()}</p>
      {parts.map((part) => (
        <WideTable key={part[0]?.id} label={m.minutes_pack_matrix()} isNarrow>
          <thead>
            <tr>
              <th scope="col">{m.minutes_pack_agency()}</th>
              <th scope="col">{m.minutes_pack_discipline()}</th>
              {part.map(({ id, heldOn }) => (
                <th key={id} scope="col">
                  {formatDate(heldOn)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {agencies.map(({ id, name, discipline }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{discipline}</td>
                {part.map((meeting) => (
                  <td key={meeting.id}>{meeting.presence.find(({ agency }) => agency?.id === id)?.people ?? 0}</td>
                ))}
              </tr>
            ))}
            <tr className={styles.sum}>
              <th scope="row" colSpan={2}>
                {m.minutes_pack_together()}
              </th>
              {part.map(({ id, presence }) => (
                <td key={id}>{presence.reduce((sum, { people }) => sum + people, 0)}</td>
              ))}
            </tr>
            {meetings.every(({ guests }) => guests === 0) ? null : (
              <tr>
                <th scope="row" colSpan={2}>
                  {m.minutes_pack_guests()}
                </th>
                {part.map(({ id, guests }) => (
                  <td key={id}>{guests}</td>
                ))}
              </tr>
            )}
          </tbody>
        </WideTable>
      ))}
    </section>
  );
}
