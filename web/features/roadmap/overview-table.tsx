import History from "lucide-react/icons/history";
import { m } from "@roundtable/shared/i18n/messages.js";
import { classNames } from "#web/lib/class-names.ts";
import { formatDate } from "#web/lib/dates.ts";
import { Chip } from "#web/ui/chip.tsx";
import { disciplineName } from "#web/ui/discipline-chip.tsx";
import { Fact } from "#web/ui/fact.tsx";
import { Facts } from "#web/ui/facts.tsx";
import { needWord } from "../referrals/words.ts";
import type { OverviewPageQuery } from "./overview.graphql.ts";
import styles from "./overview-page.module.css";

type Table = OverviewPageQuery["roadmapOverview"]["nodes"][number];

/** One table among several: how many elements stand at which stage, what slips, what is next and what is missing. */
export function OverviewTable({ table }: { table: Table }) {
  const { id, taskForceName, here, stages, milestones, inPlace, lapsed, overdue, nextDue } = table;
  const standing = [m.overview_in_place({ count: inPlace, total: milestones }), ...(overdue > 0 ? [m.overview_overdue({ count: overdue })] : [])];
  return (
    <section className={styles.table} aria-labelledby={`table-${id}`}>
      <div className={styles.head}>
        <h2 id={`table-${id}`}>{taskForceName}</h2>
        {here ? <Chip tone="teal">{m.overview_here()}</Chip> : null}
        {lapsed > 0 ? (
          <Chip tone="clay" icon={<History />}>
            {m.overview_lapsed({ count: lapsed })}
          </Chip>
        ) : null}
      </div>
      <ul className={styles.stages} aria-label={m.overview_stages()}>
        {stages.map(({ stage, name, elements }) => (
          <li key={stage} className={classNames(styles.stage, elements === 0 && styles.none)}>
            <b>{elements}</b> <span>{name}</span>
          </li>
        ))}
      </ul>
      <Facts>
        <Fact label={m.overview_milestones()}>{standing.join(", ")}</Fact>
        <Fact label={m.overview_next()}>
          {nextDue ? m.overview_next_due({ title: nextDue.title, date: formatDate(nextDue.dueOn) }) : m.overview_next_none()}
        </Fact>
        <Fact label={m.overview_gaps()}>
          <Gaps table={table} />
        </Fact>
      </Facts>
    </section>
  );
}

function Gaps({ table: { needs, regions, disciplines } }: { table: Table }) {
  const gaps = [
    needs.length === 0 ? null : m.overview_gaps_needs({ names: needs.map(needWord).join(", ") }),
    regions.length === 0 ? null : m.overview_gaps_regions({ names: regions.join(", ") }),
    disciplines.length === 0 ? null : m.overview_gaps_disciplines({ names: disciplines.map(disciplineName).join(", ") }),
  ].filter((words) => words !== null);
  if (gaps.length === 0) return m.overview_gaps_none();
  return (
    <ul>
      {gaps.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}
