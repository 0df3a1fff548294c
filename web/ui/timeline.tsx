import Check from "lucide-react/icons/check";
import CircleDot from "lucide-react/icons/circle-dot";
import ClockIcon from "lucide-react/icons/clock";
import type { ReactNode } from "react";
import { classNames } from "../lib/class-names.ts";
import styles from "./timeline.module.css";

export type TimelineItem = {
  key: string;
  state: "past" | "now" | "to-come";
  title: ReactNode;
  detail?: ReactNode;
  icon?: ReactNode;
};

const signs = { past: <Check />, now: <CircleDot />, "to-come": <ClockIcon /> };

/** What has happened and what will: past solid, now teal, to come dotted with its hour. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className={styles.timeline}>
      {items.map(({ key, state, title, detail, icon }) => (
        <li key={key} className={classNames(styles.item, styles[state])} aria-current={state === "now" ? "step" : undefined}>
          <span className={styles.sign}>{icon ?? signs[state]}</span>
          <div>
            <b className={styles.title}>{title}</b>
            {detail === undefined ? null : <small className={styles.detail}>{detail}</small>}
          </div>
        </li>
      ))}
    </ol>
  );
}
