import type { ReactNode } from "react";
import { classNames } from "../lib/class-names.ts";
import styles from "./rows.module.css";

/** A list of rows divided by hairlines; `isOpen` when it lies on the paper and not in a sheet. */
export function Rows({ children, isOpen, label }: { children: ReactNode; isOpen?: boolean; label?: string }) {
  return (
    <ul className={classNames(styles.rows, isOpen && styles.open)} aria-label={label}>
      {children}
    </ul>
  );
}
