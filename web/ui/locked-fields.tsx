import Ban from "lucide-react/icons/ban";
import Lock from "lucide-react/icons/lock";
import { m } from "@roundtable/shared/i18n/messages.js";
import styles from "./locked-fields.module.css";

type LockedFieldsProps = {
  items: readonly { name: string; hint?: string }[];
  /** Names of what the consent leaves out altogether. */
  never?: readonly string[];
};

/** Closed fields: a name with a lock. No blur, no value made up, no count. */
export function LockedFields({ items, never = [] }: LockedFieldsProps) {
  return (
    <div>
      <ul className={styles.fields}>
        {items.map(({ name, hint }) => (
          <li key={name} className={styles.field}>
            <Lock />
            <span>
              <b className={styles.name}>{name}</b>
              {hint === undefined ? null : <small className={styles.hint}>{hint}</small>}
            </span>
          </li>
        ))}
      </ul>
      {never.length === 0 ? null : (
        <p className={styles.never}>
          <Ban />
          <span>
            <b>{m.ui_locked_never()}</b> {never.join(", ")}.
          </span>
        </p>
      )}
    </div>
  );
}
