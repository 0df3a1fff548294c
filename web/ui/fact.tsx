import type { ReactNode } from "react";
import styles from "./facts.module.css";

/** One label and its value; several values stand under one another when `children` is a list of elements. */
export function Fact({ label, hint, children }: { label: string; hint?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value}>
        {children}
        {hint === undefined ? null : <small className={styles.hint}>{hint}</small>}
      </dd>
    </div>
  );
}
