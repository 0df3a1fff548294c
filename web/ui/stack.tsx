import type { ReactNode } from "react";
import styles from "./stack.module.css";

/** Things under one another: 12, 24 or 48 px apart. */
export function Stack({ gap = "m", children }: { gap?: "s" | "m" | "l"; children: ReactNode }) {
  return <div className={styles[gap]}>{children}</div>;
}
