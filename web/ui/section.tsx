import { useId, type ReactNode } from "react";
import styles from "./section.module.css";
import { VisuallyHidden } from "./visually-hidden.tsx";

type SectionProps = {
  title: string;
  /** Under which the heading is found by what leads to it. */
  titleId?: string;
  aside?: ReactNode;
  isTitleHidden?: boolean;
  children: ReactNode;
};

/** A part of a page under its own heading; a short aside may stand at the end of the line. */
export function Section({ title, titleId, aside, isTitleHidden, children }: SectionProps) {
  const ownId = useId();
  const id = titleId ?? ownId;
  const heading = (
    <h2 id={id} {...(titleId !== undefined && { tabIndex: -1 })}>
      {title}
    </h2>
  );
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
