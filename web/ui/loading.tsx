import { useEffect, useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import styles from "./loading.module.css";
import { VisuallyHidden } from "./visually-hidden.tsx";

const patience = 300;

/** Three still bars, only after 300 ms: what comes sooner should not flicker. */
export function Loading() {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), patience);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles.loading} aria-busy="true">
      {isShown ? (
        <>
          <VisuallyHidden>
            <span role="status">{m.ui_loading()}</span>
          </VisuallyHidden>
          <span className={styles.bar} />
          <span className={styles.bar} />
          <span className={styles.bar} />
        </>
      ) : null}
    </div>
  );
}
