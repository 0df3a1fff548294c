import { m } from "@roundtable/shared/i18n/messages.js";
import { Link } from "#web/ui/link.tsx";
import { Row } from "#web/ui/row.tsx";
import type { CalendarDue } from "./calendar-dues.ts";
import { weekdayAndDay } from "./months.ts";
import { StandingChip } from "./standing-mark.tsx";
import styles from "./due-row.module.css";
import { leftWords, weekendWords } from "./words.ts";

/** One thing that is late or due soon: how long is left, what, and for which award. */
export function DueRow({ due }: { due: CalendarDue }) {
  const { title, awardId, awardTitle, reportId, dueOn, standing } = due;
  const weekend = weekendWords(due);
  return (
    <Row
      clock={<b className={standing === "DUE_SOON" ? styles.soon : styles.late}>{leftWords(due)}</b>}
      title={
        reportId === null ? (
          <Link look="plain" to="/g/$id" params={{ id: awardId }}>
            {title}
          </Link>
        ) : (
          <Link look="plain" to="/g/r/$id" params={{ id: reportId }}>
            {title}
          </Link>
        )
      }
      meta={[awardTitle, m.grants_due_on({ date: weekdayAndDay(dueOn) }), ...(weekend === null ? [] : [weekend])]}
      chips={<StandingChip standing={standing} />}
    />
  );
}
