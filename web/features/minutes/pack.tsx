import Download from "lucide-react/icons/download";
import Printer from "lucide-react/icons/printer";
import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { classNames } from "#web/lib/class-names.ts";
import { formatDate, formatTime, todayIso } from "#web/lib/dates.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Empty } from "#web/ui/empty.tsx";
import { Fact } from "#web/ui/fact.tsx";
import { Facts } from "#web/ui/facts.tsx";
import { Section } from "#web/ui/section.tsx";
import { Decision } from "../agenda/item-record.tsx";
import { ProblemNote } from "../meetings/problem-note.tsx";
import { useFile } from "../reports/use-file.ts";
import { audienceLines, togetherLines, TotalsTable } from "../trainings/totals-table.tsx";
import type { EvidencePackQuery } from "./minutes.graphql.ts";
import { PackMatrix } from "./pack-matrix.tsx";
import styles from "./pack-page.module.css";
import { ExportEvidencePackDocument } from "./steps/export-pack.graphql.ts";

type PackData = NonNullable<EvidencePackQuery["evidencePack"]>;
type PackMeeting = PackData["meetings"][number];
type PackProps = { pack: PackData; reader: NonNullable<EvidencePackQuery["viewer"]> };

/** Who attended, then meeting by meeting the open agenda, what was decided and the approved minutes, and what the table taught. */
export function Pack({ pack: { body, from, to, meetings, trainings }, reader }: PackProps) {
  const [now] = useState(() => new Date());
  const [take, { loading }] = useMutation(ExportEvidencePackDocument);
  const file = useFile(async (clientKey) => {
    const { data } = await take({ variables: { input: { clientKey, bodyId: body.id, from, to } } });
    return data?.result.__typename === "EvidenceFile" ? data.result : null;
  });
  if (meetings.length === 0) return <Empty title={m.minutes_pack_empty()} />;
  const approved = meetings.filter(({ minutes }) => minutes !== null).length;
  return (
    <Section title={body.name} aside={m.minutes_pack_period({ from: formatDate(from), to: formatDate(to) })}>
      <div className={styles.pack}>
        <div className={styles.screen}>
          <ProblemNote problem={file.problem} />
          <Cluster>
            <Button icon={<Printer />} onPress={() => window.print()}>
              {m.minutes_pack_print()}
            </Button>
            <Button kind="second" icon={<Download />} isBusy={loading} onPress={() => void file.save()}>
              {m.minutes_pack_csv()}
            </Button>
          </Cluster>
        </div>
        <Facts>
          <Fact label={m.reports_pack_task_force()}>{reader.taskForce.name}</Fact>
          <Fact label={m.minutes_pack_meetings()} hint={m.minutes_pack_approved({ count: approved })}>
            {meetings.length}
          </Fact>
          <Fact label={m.reports_pack_printed()} hint={m.reports_pack_reader()}>
            {m.reports_pack_by({ when: `${formatDate(todayIso(now))}, ${formatTime(now)}`, name: reader.person.name })}
          </Fact>
        </Facts>
        <PackMatrix meetings={meetings} />
        {meetings.map((meeting) => (
          <OneMeeting key={meeting.id} meeting={meeting} />
        ))}
        <section className={classNames(styles.part, styles.taught)}>
          <h3>{m.minutes_pack_trainings()}</h3>
          <p className={styles.rule}>{m.minutes_pack_trainings_of()}</p>
          <TotalsTable title={m.trainings_totals_together()} lines={togetherLines()} shown={trainings} withEmpty />
          <TotalsTable title={m.trainings_totals_by_audience()} lines={audienceLines()} shown={trainings} />
        </section>
      </div>
    </Section>
  );
}

function OneMeeting({ meeting: { title, heldOn, items, decisions, minutes } }: { meeting: PackMeeting }) {
  return (
    <article className={styles.meeting}>
      <h3>
        {title}, {formatDate(heldOn)}
      </h3>
      {items.length === 0 ? null : (
        <>
          <h4>{m.minutes_pack_agenda()}</h4>
          <ol className={styles.list}>
            {Object.entries(items).map(([place, item]) => (
              <li key={place}>{item}</li>
            ))}
          </ol>
        </>
      )}
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
          {minutes.entries.map(({ id, heading, words, amendment }, index) => (
            <div key={id} className={styles.entry}>
              {!amendment && index > 0 && minutes.entries[index - 1]?.heading === heading ? null : (
                <b>
                  {heading === "" ? m.minutes_present() : heading}
                  {amendment ? ` (${m.minutes_amendment()})` : ""}
                </b>
              )}
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
