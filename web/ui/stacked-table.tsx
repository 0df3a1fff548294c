import type { ReactNode } from "react";
import { classNames } from "#web/lib/class-names.ts";
import styles from "./stacked-table.module.css";

type StackedTableProps = {
  /** Numbers stand at the end of their column, words at its beginning. */
  holds: "numbers" | "words";
  className?: string | undefined;
  /** Caption, head and bodies; a cell names its column in `data-label`. */
  children: ReactNode;
};

/** A table whose rows become blocks with the same labels on a phone. */
export function StackedTable({ holds, className, children }: StackedTableProps) {
  return <table className={classNames(styles.table, styles[holds], className)}>{children}</table>;
}
