import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate, formatDay } from "#web/lib/dates.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { disciplineName } from "#web/ui/discipline-chip.tsx";
import { Empty } from "#web/ui/empty.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { WideTable } from "#web/ui/wide-table.tsx";
import { Decision } from "../agenda/item-record.tsx";
import type { EvidencePackQuery } from "./minutes.graphql.ts";
import styles from "./pack-page.module.css";

type PackData = NonNullable<EvidencePackQuery["evidencePack"]>;
type PackMeeting = PackData["meetings"][number];

/** Meeting by meeting: the open agenda, who was there, what was decided, and the approved minutes; then the attendance of all. */
export function Pack({ pack: { body, from, to, meetings, csv } }: { pack: PackData }) {
  const period = m.minutes_pack_period({ from: formatDate(from), to: formatDate(to) });
  if (meetings.length === 0) return <Empty title={m.minutes_pack_empty()} />;
  return (
    <Section title={body.name} aside={period}>
      <Stack gap="l">
        <div className={styles.screen}>
          <Cluster>
            <Button onPress={() => window.print()}>{m.minutes_pack_print()}</Button>
            <Button kind="second" onPress={() => keep(csv, `${from}-${to}.csv`)}>
              {m.minutes_pack_csv()}
            </Button>
          </Cluster>
        </div>
        <Matrix meetings={meetings} />
        {meetings.map((meeting) => (
          <OneMeeting key={meeting.id} meeting={meeting} />
        ))}
      </Stack>
    </Section>
  );
}

function Matrix({ meetings }: { meetings: readonly PackMeeting[] }) {
  const agencies = [
    ...new Map(
      meetings.flatMap(({ presence }) => presence.flatMap(({ agency, discipline }) => (agency ? [[agency.id, { ...agency, discipline }] as const] : []))),
    ).values(),
  ].toSorted((one, other) => one.name.localeCompare(other.name));
  return (
    <div>
      <h3>{m.minutes_pack_matrix()}</h3>
      <p className={styles.rule}>{m.minutes_pack_rule()}</p>
      <WideTable label={m.minutes_pack_matrix()} isNarrow>
        <thead>
          <tr>
            <th scope="col">{m.minutes_pack_agency()}</th>
            <th scope="col">{m.minutes_pack_discipline()}</th>
            {meetings.map(({ id, startedAt }) => (
              <th key={id} scope="col">
                {formatDay(startedAt)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {agencies.map(({ id, name, discipline }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{disciplineName(discipline)}</td>
              {meetings.map((meeting) => (
                <td key={meeting.id}>{meeting.presence.find(({ agency }) => agency?.id === id)?.people ?? 0}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </WideTable>
    </div>
  );
}

function OneMeeting({ meeting: { title, startedAt, items, guests, decisions, minutes } }: { meeting: PackMeeting }) {
  return (
    <article className={styles.meeting}>
      <h3>
        {title}, {formatDay(startedAt)}
      </h3>
      <h4>{m.minutes_pack_agenda()}</h4>
      <ol className={styles.list}>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ol>
      {guests === 0 ? null : <p>{m.minutes_pack_guests({ count: guests })}</p>}
      {decisions.length === 0 ? null : (
        <>
          <h4>{m.agenda_decisions()}</h4>
          <ul className={styles.decisions}>
            {decisions.map((decision) => (
              <Decision key={decision.id} decision={decision} />
            ))}
          </ul>
        </>
      )}
      <h4>{m.minutes_title()}</h4>
      {minutes === null ? (
        <p>{m.minutes_pack_minutes_none()}</p>
      ) : (
        <>
          {minutes.entries.map(({ id, heading, words, amendment }) => (
            <div key={id}>
              <b>
                {heading === "" ? m.minutes_present() : heading}
                {amendment ? ` (${m.minutes_amendment()})` : ""}
              </b>
              <p className={styles.words}>{words}</p>
            </div>
          ))}
          <p className={styles.rule}>
            {m.minutes_hash()}: <span className={styles.words}>{minutes.hash}</span>
          </p>
        </>
      )}
    </article>
  );
}

/** Gives a file to the reader's own device; nothing is sent anywhere. */
function keep(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
