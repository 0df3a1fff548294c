import ChevronRight from "lucide-react/icons/chevron-right";
import { Children, type ReactNode } from "react";
import { classNames } from "../lib/class-names.ts";
import styles from "./row.module.css";

type RowProps = {
  /** How long is left; stands first. */
  clock?: ReactNode;
  /** A `Link look="plain"`; pressing anywhere in the row follows it. */
  title: ReactNode;
  meta?: readonly ReactNode[];
  chips?: ReactNode;
  isPast?: boolean;
  /** Buttons of the row itself; they stay above the link. */
  actions?: ReactNode;
  /** A sentence or two under the chips. */
  children?: ReactNode;
};

/** Time, what, who, where, how urgent: one line of a list, covered by one link. Stacks on a phone. */
export function Row({ clock, title, meta, chips, isPast, actions, children }: RowProps) {
  return (
    <li className={classNames(styles.row, isPast && styles.past, clock === undefined && styles.timeless)}>
      {clock === undefined ? null : <div className={styles.clock}>{clock}</div>}
      <div className={styles.what}>
        <div>
          <h3 className={styles.title}>{title}</h3>
          {meta === undefined || meta.length === 0 ? null : (
            <ul className={styles.meta}>
              {Children.map(meta, (fact) => (
                <li>{fact}</li>
              ))}
            </ul>
          )}
        </div>
        {chips === undefined ? null : <div className={styles.chips}>{chips}</div>}
        {children === undefined ? null : <div className={styles.words}>{children}</div>}
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
      {actions === undefined ? <ChevronRight className={styles.go} /> : null}
    </li>
  );
}
