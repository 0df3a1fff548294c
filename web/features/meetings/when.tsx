import { m } from "@roundtable/shared/i18n/messages.js";
import { differsHere, formatDayIn, formatShortDayIn, formatSpanIn, ownZone, zoneName } from "#web/lib/zones.ts";
import styles from "./when.module.css";

type WhenProps = { startsAt: string; endsAt: string; timeZone: string; look?: "row" | "line" };

/** When a meeting is, in the zone of its table; and beside it in the reader's own where their clock shows another time. */
export function When({ startsAt, endsAt, timeZone, look = "line" }: WhenProps) {
  const own = differsHere(startsAt, timeZone) ? m.meetings_your_time({ time: ownSpan(startsAt, endsAt) }) : null;
  if (look === "line")
    return (
      <>
        {m.meetings_span({ day: formatDayIn(startsAt, timeZone), time: formatSpanIn(startsAt, endsAt, timeZone) })} ({zoneName(timeZone)})
        {own === null ? null : <span className={styles.own}>{own}</span>}
      </>
    );
  return (
    <div className={styles.row}>
      <b className={styles.day}>{formatShortDayIn(startsAt, timeZone)}</b>
      <small>{formatSpanIn(startsAt, endsAt, timeZone)}</small>
      {own === null ? null : <small>{own}</small>}
    </div>
  );
}

function ownSpan(startsAt: string, endsAt: string): string {
  return formatSpanIn(startsAt, endsAt, ownZone());
}
