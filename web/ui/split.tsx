import type { ReactNode } from "react";
import { classNames } from "../lib/class-names.ts";
import styles from "./split.module.css";

type SplitProps = { children: ReactNode; aside: ReactNode; asideLabel?: string; isWide?: boolean };

/** A page with a second column from 64 rem on; before that the second follows the first. */
export function Split({ children, aside, asideLabel, isWide }: SplitProps) {
  return (
    <div className={classNames(styles.split, isWide && styles.wide)}>
      <div className={styles.column}>{children}</div>
      {asideLabel === undefined ? (
        <div className={styles.column}>{aside}</div>
      ) : (
        <aside className={styles.column} aria-label={asideLabel}>
          {aside}
        </aside>
      )}
    </div>
  );
}
