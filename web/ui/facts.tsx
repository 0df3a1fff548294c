import type { ReactNode } from "react";
import styles from "./facts.module.css";

/** Labels and values, side by side; stacked on a phone. Holds `Fact`s. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>;
}
