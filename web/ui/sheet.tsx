import type { ReactNode } from "react";
import { classNames } from "../lib/class-names.ts";
import styles from "./sheet.module.css";

type SheetProps = {
  children: ReactNode;
  /** Holds rows: no padding, and from edge to edge on a phone. */
  isFlush?: boolean;
  /** Stays in view beside a long page on a wide window. */
  isSticky?: boolean;
  labelledBy?: string;
};

/** White is for doing: a sheet always holds something one can answer, choose or send. */
export function Sheet({ children, isFlush, isSticky, labelledBy }: SheetProps) {
  const look = classNames(styles.sheet, isFlush && styles.flush, isSticky && styles.sticky);
  return labelledBy === undefined ? (
    <div className={look}>{children}</div>
  ) : (
    <section className={look} aria-labelledby={labelledBy}>
      {children}
    </section>
  );
}
