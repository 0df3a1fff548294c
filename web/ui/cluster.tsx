import type { ReactNode } from "react";
import styles from "./cluster.module.css";

/** Buttons or chips side by side, wrapping where there is no room. */
export function Cluster({ gap = "m", children }: { gap?: "s" | "m"; children: ReactNode }) {
  return <div className={styles[gap]}>{children}</div>;
}
