import type { ReactNode } from "react";
import { classNames } from "../lib/class-names.ts";
import styles from "./chip.module.css";

export type ChipTone = "plain" | "neutral" | "clay" | "clay-full" | "amber" | "green" | "teal" | "plum";

/** Status in a word: shape first, then the word, and only then a colour. */
export function Chip({ tone = "neutral", icon, children }: { tone?: ChipTone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={classNames(styles.chip, styles[tone])}>
      {icon}
      {children}
    </span>
  );
}
