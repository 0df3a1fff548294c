import type { ReactNode } from "react";
import styles from "./empty.module.css";

/** Nothing here yet: says what will come. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {children === undefined || children === null ? null : <div className={styles.words}>{children}</div>}
    </div>
  );
}
