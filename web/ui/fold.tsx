import type { ReactNode } from "react";
import styles from "./fold.module.css";

/** What not everybody needs to read, folded behind its words. What somebody fills in stands in `Unfold`. */
export function Fold({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details>
      <summary className={styles.summary}>{label}</summary>
      {children}
    </details>
  );
}
