import type { ReactNode } from "react";
import styles from "./scroll-box.module.css";

/** What may be wider than the page and is scrolled by itself, such as a table. */
export function ScrollBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    /* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached with the keyboard */
    <div className={styles.scroll} role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
