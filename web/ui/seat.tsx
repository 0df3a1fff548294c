import type { ReactNode } from "react";
import { classNames } from "../lib/class-names.ts";
import styles from "./seat.module.css";

type SeatProps = {
  tone?: "teal" | "plum" | "empty";
  size?: "small" | "medium" | "large";
  /** Initials or a `DisciplineIcon`; the name stands beside it, so this is not read. */
  children?: ReactNode;
};

/** Round is a person or a seat at the table. */
export function Seat({ tone = "teal", size = "small", children }: SeatProps) {
  return (
    <span className={classNames(styles.seat, styles[tone], styles[size])} aria-hidden="true">
      {children}
    </span>
  );
}

/** "Inés Marlowe" → "IM". */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  return [words.at(0), words.length > 1 ? words.at(-1) : ""].map((word) => word?.charAt(0).toUpperCase()).join("");
}
