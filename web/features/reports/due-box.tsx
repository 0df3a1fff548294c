import CircleCheck from "lucide-react/icons/circle-check-big";
import { m } from "@roundtable/shared/i18n/messages.js";
import { classNames } from "#web/lib/class-names.ts";
import { formatDate } from "#web/lib/dates.ts";
import { Pie } from "#web/ui/pie.tsx";
import { isDone } from "../grants/calendar-lanes.ts";
import { weekdayAndDay } from "../grants/months.ts";
import { StandingSign } from "../grants/standing-mark.tsx";
import { leftWords, weekendWords } from "../grants/words.ts";
import styles from "./due-box.module.css";
import type { DueFragment } from "./reports.graphql.ts";

/** The time between the end of most periods and their due date, for the pie. */
const usualDays = 30;

/** How long is left of a report, by when it is due, and what the funder says of a weekend (GR-1). */
export function DueBox({ period }: { period: DueFragment }) {
  const { dueOn, standing, daysLeft, filedOn } = period;
  const weekend = weekendWords(period);
  const isLate = standing === "LATE" || standing === "VERY_LATE";
  const left = daysLeft ?? 0;
  return (
    <div className={classNames(styles.box, isLate && styles.late, standing === "DUE_SOON" && styles.soon)}>
      {isDone(standing) ? (
        <CircleCheck />
      ) : isLate ? (
        <StandingSign standing={standing} />
      ) : (
        <Pie percent={Math.min(100, Math.round((100 * left) / usualDays))} />
      )}
      <div>
        <b className={styles.left}>{filedOn === null ? leftWords({ daysLeft: left }) : m.grants_filed_on({ date: formatDate(filedOn) })}</b>
        <p>{m.grants_due_on({ date: weekdayAndDay(dueOn) })}</p>
        {weekend === null || filedOn !== null ? null : <p className={styles.weekend}>{weekend}</p>}
      </div>
    </div>
  );
}
