import { m } from "@roundtable/shared/i18n/messages.js";
import { writtenNumber } from "./numbers.ts";
import styles from "./shown-number.module.css";

/** What is printed for one number: itself, that it is fewer than eleven, or that it is held back. */
export type Shown = { kind: "NUMBER" | "FEW" | "HIDDEN"; value: number | null };

/** A number as it may be shown. Zero to ten look the same on purpose; what is held back is a word, never a blank. */
export function ShownNumber({ shown }: { shown: Shown }) {
  if (shown.kind === "FEW") return <span className={styles.few}>{m.reports_few()}</span>;
  if (shown.kind === "HIDDEN" || shown.value === null) return <span className={styles.hidden}>{m.reports_held_back()}</span>;
  return <b className={styles.number}>{writtenNumber(shown.value)}</b>;
}

/** The same in words, for a sentence or a file. */
export function shownWords({ kind, value }: Shown): string {
  if (kind === "FEW") return m.reports_few();
  return kind === "HIDDEN" || value === null ? m.reports_held_back() : writtenNumber(value);
}
