import type { ReactNode } from "react";
import styles from "./record-list.module.css";

/** Short records under one another, each with what one can do about it. */
export function RecordList({ children }: { children: ReactNode }) {
  return <ul className={styles.list}>{children}</ul>;
}

type RecordItemProps = {
  id?: string;
  words: ReactNode;
  /** What belongs to the words, smaller and under them. */
  more?: ReactNode;
  /** What one can do about it; a form takes the next line in a `RecordForm`. */
  children: ReactNode;
};

/** One record of such a list. */
export function RecordItem({ id, words, more, children }: RecordItemProps) {
  return (
    <li id={id} className={styles.item}>
      <div className={styles.words}>
        {words}
        {more === undefined ? null : <p className={styles.more}>{more}</p>}
      </div>
      {children}
    </li>
  );
}

/** A form that opened under its record. */
export function RecordForm({ children }: { children: ReactNode }) {
  return <div className={styles.form}>{children}</div>;
}
