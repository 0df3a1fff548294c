import type { ReactNode } from "react";
import { classNames } from "#web/lib/class-names.ts";
import { ScrollBox } from "./scroll-box.tsx";
import styles from "./wide-table.module.css";

type WideTableProps = {
  /** What the table is, for those who move into it with the keyboard. */
  label: string;
  /** As wide as its words are long instead of as the page. */
  isNarrow?: boolean;
  /** The head and the bodies of the table. */
  children: ReactNode;
};

/** A table that is wider than a phone and is scrolled by itself. */
export function WideTable({ label, isNarrow = false, children }: WideTableProps) {
  return (
    <ScrollBox label={label}>
      <table className={classNames(styles.table, !isNarrow && styles.wide)}>{children}</table>
    </ScrollBox>
  );
}
