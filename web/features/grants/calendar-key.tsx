import { m } from "@roundtable/shared/i18n/messages.js";
import type { GrantStanding } from "@roundtable/shared/grants.ts";
import { classNames } from "#web/lib/class-names.ts";
import styles from "./calendar-key.module.css";
import { StandingSign } from "./standing-mark.tsx";
import { weekdayShort } from "./months.ts";

const signs = [
  ["VERY_LATE", m.grants_key_very_late],
  ["LATE", m.grants_key_late],
  ["DUE_SOON", m.grants_key_due_soon],
  ["ON_TRACK", m.grants_key_on_track],
  ["FILED", m.grants_key_done],
] as const satisfies readonly (readonly [GrantStanding, () => string])[];

/** What the shapes of the calendar mean. */
export function CalendarKey() {
  return (
    <ul className={styles.key} aria-label={m.grants_key()}>
      {signs.map(([standing, words]) => (
        <li key={standing}>
          <span className={classNames(styles.sign, styles[standing])} aria-hidden="true">
            <StandingSign standing={standing} />
          </span>
          {words()}
        </li>
      ))}
      <li>
        <b className={styles.dotted} aria-hidden="true">
          {weekdayShort("2027-01-30")} 30
        </b>
        {m.grants_key_weekend()}
      </li>
      <li>
        <span className={styles.now} aria-hidden="true" />
        {m.grants_key_now()}
      </li>
    </ul>
  );
}
