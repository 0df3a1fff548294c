import { useId } from "react";
import { classNames } from "../lib/class-names.ts";
import { FieldError } from "./field-error.tsx";
import styles from "./field.module.css";

type TimeFieldProps = {
  id?: string;
  label: string;
  hint?: string;
  error?: string;
  /** Local time as `10:00`, empty while none is written. */
  value: string;
  onChange: (value: string) => void;
};

/** A time of day. The browser's own field: it writes hours as the reader's device does. */
export function TimeField({ label, hint, error, value, onChange, ...props }: TimeFieldProps) {
  const ownId = useId();
  const id = props.id ?? ownId;
  const describedBy = classNames(hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`);
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {hint === undefined ? null : (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error === undefined ? null : <FieldError id={`${id}-error`}>{error}</FieldError>}
      <input
        id={id}
        type="time"
        step={300}
        className={classNames(styles.input, styles.short)}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy || undefined}
        onChange={(event) => onChange(event.target.value.slice(0, 5))}
      />
    </div>
  );
}
