import { useEffect, type ReactNode } from "react";
import { arrive } from "../lib/arrival.ts";
import styles from "./page-title.module.css";

type PageTitleProps = {
  title: ReactNode;
  /** One sentence: what waits, and until when. */
  lead?: ReactNode;
  /** A link to where this page belongs. */
  back?: ReactNode;
  actions?: ReactNode;
  /** Chips and codes under the sentence. */
  children?: ReactNode;
};

/** The head of a page and its only h1. The focus comes here after each navigation, so that it is read. */
export function PageTitle({ title, lead, back, actions, children }: PageTitleProps) {
  useEffect(arrive, []);
  return (
    <div className={styles.head}>
      {back === undefined ? null : <p className={styles.back}>{back}</p>}
      <div className={styles.row}>
        <div className={styles.words}>
          <h1 id="page-title">{title}</h1>
          {lead === undefined ? null : <p className={styles.lead}>{lead}</p>}
          {children === undefined ? null : <div className={styles.more}>{children}</div>}
        </div>
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}
