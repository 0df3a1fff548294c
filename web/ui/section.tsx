import { useId, type ReactNode } from "react";
import styles from "./section.module.css";
import { VisuallyHidden } from "./visually-hidden.tsx";

type SectionProps = { title: string; aside?: ReactNode; isTitleHidden?: boolean; children: ReactNode };

/** A part of a page under its own heading; a short aside may stand at the end of the line. */
export function Section({ title, aside, isTitleHidden, children }: SectionProps) {
  const id = useId();
  const heading = <h2 id={id}>{title}</h2>;
  return (
    <section className={styles.section} aria-labelledby={id}>
      {isTitleHidden ? (
        <VisuallyHidden>{heading}</VisuallyHidden>
      ) : (
        <div className={styles.head}>
          {heading}
          {aside === undefined ? null : <div className={styles.aside}>{aside}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
