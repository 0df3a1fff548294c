import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { formatDate, todayIso } from "#web/lib/dates.ts";
import { Button } from "#web/ui/button.tsx";
import { ButtonLink } from "#web/ui/button-link.tsx";
import { Empty } from "#web/ui/empty.tsx";
import { Link } from "#web/ui/link.tsx";
import { Section } from "#web/ui/section.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { UnfoldRow } from "#web/ui/unfold-row.tsx";
import { PrepareReport } from "../reports/prepare-report.tsx";
import { isDone } from "./calendar-lanes.ts";
import type { PeriodRowFragment } from "./grants.graphql.ts";
import { MarkFiled } from "./mark-filed.tsx";
import { spanWords, weekdayAndDay } from "./months.ts";
import styles from "./period-list.module.css";
import { StandingChip } from "./standing-mark.tsx";
import { UnmarkFiled } from "./unmark-filed.tsx";
import { leftWords, reportWord, weekendWords } from "./words.ts";

type PeriodListProps = { periods: readonly PeriodRowFragment[]; onChanged: () => void };

/** How many reports to come are shown before somebody asks for all of them. */
const few = 4;

/** Every report of an award: what is late and what comes next first; what was filed and what is far away on request. */
export function PeriodList({ periods, onChanged }: PeriodListProps) {
  const [isWhole, setWhole] = useState(false);
  const open = periods.filter(({ standing }) => !isDone(standing));
  const shown = isWhole ? periods : open.slice(0, few);
  return (
    <Section title={m.grants_periods_title()}>
      <Stack>
        {shown.length === 0 ? (
          <Empty title={periods.length === 0 ? m.grants_periods_none() : m.grants_line_done()} />
        ) : (
          <ul className={styles.list}>
            {shown.map((period) => (
              <Period key={period.key} period={period} onChanged={onChanged} />
            ))}
          </ul>
        )}
        {shown.length < periods.length || isWhole ? (
          <div>
            <Button kind="quiet" aria-expanded={isWhole} onPress={() => setWhole((before) => !before)}>
              {isWhole ? m.grants_periods_fewer() : m.grants_periods_all({ count: periods.length })}
            </Button>
          </div>
        ) : null}
      </Stack>
    </Section>
  );
}

function Period({ period, onChanged }: { period: PeriodRowFragment; onChanged: () => void }) {
  const { rule, startsOn, endsOn, dueOn, standing, filedOn, filedBy, report, viewerCan } = period;
  const weekend = weekendWords(period);
  const title = m.grants_period_title({ report: reportWord(rule), span: spanWords(startsOn, endsOn) });
  return (
    <li className={styles.period}>
      <div className={styles.when}>
        <StandingChip standing={standing} />
        <b>{isDone(standing) ? null : leftWords(period)}</b>
      </div>
      <div className={styles.what}>
        <h3 className={styles.title}>
          {report ? (
            <Link to="/g/r/$id" params={{ id: report.id }}>
              {title}
            </Link>
          ) : (
            title
          )}
        </h3>
        <p className={styles.more}>
          {m.grants_due_on({ date: weekdayAndDay(dueOn) })}. {weekend}{" "}
          {filedOn === null
            ? null
            : filedBy === null
              ? m.grants_filed_on({ date: formatDate(filedOn) })
              : m.grants_filed_by({ date: formatDate(filedOn), name: filedBy.name })}
        </p>
        {report ? (
          <div>
            <ButtonLink kind="second" to="/g/r/$id" params={{ id: report.id }}>
              {m.grants_open_report()}
            </ButtonLink>
          </div>
        ) : null}
        <UnfoldRow
          folds={[
            period.viewerCanPrepare && !report && startsOn <= todayIso()
              ? {
                  label: m.reports_prepare(),
                  kind: "second",
                  renderForm: (close) => <PrepareReport period={period} title={title} onDone={onChanged} onClose={close} />,
                }
              : null,
            viewerCan.includes("MARK_FILED")
              ? { label: m.grants_mark_filed(), kind: "second", renderForm: (close) => <MarkFiled period={period} title={title} onDone={close} /> }
              : null,
          ]}
        >
          {viewerCan.includes("UNMARK_FILED") ? <UnmarkFiled period={period} /> : null}
        </UnfoldRow>
      </div>
    </li>
  );
}
