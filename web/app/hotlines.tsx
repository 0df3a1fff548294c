import { m } from "@roundtable/shared/i18n/messages.js";
import { PhoneLink } from "../ui/phone-link.tsx";
import styles from "./hotlines.module.css";

/** One number and when to call it, in the reader's language. */
export type Hotline = { number: string; words: string };

/** Jumps to the help lines, which close every page. */
export function showHotlines(): void {
  document.getElementById("help-lines")?.focus();
}

/** Whom to call, day and night. The list can be edited but is never empty: without another, these four stand. */
export function Hotlines({ lines = [] }: { lines?: readonly Hotline[] }) {
  const shown = lines.length > 0 ? lines : builtIn();
  return (
    <section aria-labelledby="help-lines">
      <h2 className={styles.title} id="help-lines" tabIndex={-1}>
        {m.shell_help_lines_title()}
      </h2>
      <ul className={styles.lines}>
        {shown.map(({ number, words }) => (
          <li key={number} className={styles.line}>
            <PhoneLink number={number} />
            <span className={styles.words}>{words}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function builtIn(): Hotline[] {
  return [
    { number: "911", words: m.shell_hotline_911() },
    { number: "1-888-373-7888", words: m.shell_hotline_trafficking() },
    { number: "1-855-4-VICTIM", words: m.shell_hotline_victim() },
    { number: "1-800-THE-LOST", words: m.shell_hotline_missing() },
  ];
}
