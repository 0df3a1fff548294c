import CircleCheck from "lucide-react/icons/circle-check";
import X from "lucide-react/icons/x";
import { createContext, use, useCallback, useEffect, useState, type ReactNode } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import styles from "./toast.module.css";

const staysFor = 8000;
const ToastContext = createContext<(message: string) => void>(() => undefined);

/** Gives the function that says what went well, in one sentence. What went wrong belongs in a `Note`. */
export function useToast(): (message: string) => void {
  return use(ToastContext);
}

/** Holds the one message of the page; it stays until closed or for 8 seconds, longer while it is pointed at or focused. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<{ message: string; id: number }>();
  const [isHeld, setHeld] = useState(false);
  const say = useCallback((message: string) => setToast((last) => ({ message, id: (last?.id ?? 0) + 1 })), []);
  useEffect(() => {
    if (!toast || isHeld) return undefined;
    const timer = setTimeout(() => setToast(undefined), staysFor);
    return () => clearTimeout(timer);
  }, [toast, isHeld]);
  return (
    <ToastContext value={say}>
      {children}
      <div
        className={styles.place}
        role="status"
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
      >
        {toast ? (
          <div className={styles.toast} key={toast.id}>
            <CircleCheck />
            <p>{toast.message}</p>
            <button type="button" className={styles.close} aria-label={m.ui_close_message()} onClick={() => setToast(undefined)}>
              <X />
            </button>
          </div>
        ) : null}
      </div>
    </ToastContext>
  );
}
