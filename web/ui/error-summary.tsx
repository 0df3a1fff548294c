import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useEffect, useId, useRef } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import styles from "./error-summary.module.css";

type ErrorSummaryProps = {
  errors: readonly { fieldId: string; message: string }[];
  /** How often someone tried to send; each new attempt brings the focus here. */
  attempt: number;
};

/** What stands in the way, above the form, with a way to each field. */
export function ErrorSummary({ errors, attempt }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (errors.length === 0) return null;
  return (
    <div className={styles.summary} ref={box} tabIndex={-1} role="group" aria-labelledby={titleId}>
      <h2 className={styles.title} id={titleId}>
        <TriangleAlert />
        {m.ui_error_summary_title({ count: errors.length })}
      </h2>
      <ul className={styles.list}>
        {errors.map(({ fieldId, message }) => (
          <li key={fieldId}>
            <a
              className={styles.link}
              href={`#${fieldId}`}
              onClick={(event) => {
                event.preventDefault();
                focusField(fieldId);
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function focusField(id: string): void {
  const field = document.getElementById(id);
  const control = field?.matches("input, select, textarea, button") ? field : field?.querySelector<HTMLElement>("input, select, textarea, [tabindex]");
  (control ?? field)?.focus();
}
