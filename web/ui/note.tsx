import CircleCheck from "lucide-react/icons/circle-check";
import ClockIcon from "lucide-react/icons/clock";
import Info from "lucide-react/icons/info";
import Lock from "lucide-react/icons/lock";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import type { ReactNode } from "react";
import { classNames } from "../lib/class-names.ts";
import styles from "./note.module.css";

type NoteProps = {
  tone?: "neutral" | "clay" | "amber" | "green" | "teal" | "plum";
  title?: string;
  icon?: ReactNode;
  /** Read at once when it appears: for what went wrong. */
  isAlert?: boolean;
  children?: ReactNode;
};

const signs = { neutral: Info, clay: TriangleAlert, amber: ClockIcon, green: CircleCheck, teal: Info, plum: Lock };

/** A message that stays in the page. Errors never vanish by themselves. */
export function Note({ tone = "neutral", title, icon, isAlert, children }: NoteProps) {
  const Sign = signs[tone];
  return (
    <div className={classNames(styles.note, styles[tone])} role={isAlert ? "alert" : undefined}>
      {icon ?? <Sign />}
      <div>
        {title === undefined ? null : <strong className={styles.title}>{title}</strong>} {children}
      </div>
    </div>
  );
}
