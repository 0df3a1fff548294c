import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "./button.tsx";
import styles from "./show-more.module.css";

type ShowMoreProps = { onPress: () => void; isBusy?: boolean; shown: number; total?: number };

/** The rest of a list, when someone asks for it. */
export function ShowMore({ onPress, isBusy = false, shown, total }: ShowMoreProps) {
  return (
    <div className={styles.more}>
      <Button kind="second" onPress={onPress} isBusy={isBusy} busyText={m.ui_loading()}>
        {m.ui_show_more()}
      </Button>
      {total === undefined ? null : (
        <p className={styles.words} role="status">
          {m.ui_shown_of({ shown, total })}
        </p>
      )}
    </div>
  );
}
