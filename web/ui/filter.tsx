import ListFilter from "lucide-react/icons/list-filter";
import type { ReactNode } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "./button.tsx";
import styles from "./filter.module.css";

type FilterProps = {
  /** How many filters are in use, said on the closed fold. */
  count: number;
  onClear?: () => void;
  /** `SelectField isSmall` and the like. */
  children: ReactNode;
};

/** What narrows a list: a row of fields; on a phone folded behind one word. */
export function Filter({ count, onClear, children }: FilterProps) {
  return (
    <details className={styles.filter}>
      <summary className={styles.summary}>
        <ListFilter />
        {m.ui_filter()}
        {count === 0 ? null : <span className={styles.count}>{count}</span>}
      </summary>
      <div className={styles.fields}>
        {children}
        {count > 0 && onClear ? (
          <Button kind="quiet" onPress={onClear}>
            {m.ui_filter_clear()}
          </Button>
        ) : null}
      </div>
    </details>
  );
}
