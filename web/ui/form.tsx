import type { ReactNode } from "react";
import styles from "./form.module.css";

/** One column of fields. The browser's own bubbles stay off: errors stand in the page, beside their field. */
export function Form({ onSubmit, labelledBy, children }: { onSubmit: () => void; labelledBy?: string; children: ReactNode }) {
  return (
    <form
      noValidate
      className={styles.form}
      aria-labelledby={labelledBy}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
