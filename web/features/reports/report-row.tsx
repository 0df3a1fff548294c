import { m } from "@roundtable/shared/i18n/messages.js";
import { Link } from "#web/ui/link.tsx";
import { Row } from "#web/ui/row.tsx";
import { isDone } from "../grants/calendar-lanes.ts";
import { spanWords, weekdayAndDay } from "../grants/months.ts";
import { leftWords } from "../grants/words.ts";
import { EntryStateChip, ReportStateChip } from "./report-state-chip.tsx";
import type { ReportsPartQuery } from "./reports.graphql.ts";
import { reportTitle } from "./words.ts";

type ReportRowProps = { report: ReportsPartQuery["reports"]["nodes"][number]; isAsked?: boolean };

/** One report in a list; where the reader's agency is asked for numbers, the row leads to them. */
export function ReportRow({ report, isAsked = false }: ReportRowProps) {
  const { id, state, period, award, holder, periodStartsOn, periodEndsOn, ownEntry } = report;
  const title = reportTitle(report);
  return (
    <Row
      title={
        isAsked ? (
          <Link look="plain" to="/g/n/$id" params={{ id }}>
            {title}
          </Link>
        ) : (
          <Link look="plain" to="/g/r/$id" params={{ id }}>
            {title}
          </Link>
        )
      }
      meta={[
        spanWords(periodStartsOn, periodEndsOn),
        award?.title ?? m.grants_held_by({ agency: holder.name }),
        ...(period && !isDone(period.standing) ? [m.reports_row_due({ date: weekdayAndDay(period.dueOn), left: leftWords(period) })] : []),
      ]}
      chips={isAsked && ownEntry ? <EntryStateChip state={ownEntry.state} /> : <ReportStateChip state={state} />}
    />
  );
}
