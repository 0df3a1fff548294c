import ChevronDown from "lucide-react/icons/chevron-down";
import { useId } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { classNames } from "../lib/class-names.ts";
import { FieldError } from "./field-error.tsx";
import field from "./field.module.css";
import styles from "./select-field.module.css";
import { VisuallyHidden } from "./visually-hidden.tsx";

type SelectFieldProps<T extends string> = {
  id?: string;
  label: string;
  hint?: string;
  error?: string;
  value: T | "";
  onChange: (value: T | "") => void;
  options: readonly { value: T; label: string }[];
  /** What stands in the box while nothing is chosen; "Choose" unless said. Null where something always is. */
  emptyLabel?: string | null;
  isSmall?: boolean;
  /** Where what stands beside it says the same to those who see. */
  isLabelHidden?: boolean;
};

/** One choice from a list. The browser's own list: it is the one phones and screen readers know best. */
export function SelectField<T extends string>({ label, hint, error, options, emptyLabel, isSmall, isLabelHidden = false, ...props }: SelectFieldProps<T>) {
  const ownId = useId();
  const id = props.id ?? ownId;
  const describedBy = classNames(hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`);
  const choose = (chosen: string) => props.onChange(options.find((option) => option.value === chosen)?.value ?? "");
  return (
    <div className={classNames(field.field, isSmall && field.small)}>
      <label className={field.label} htmlFor={id}>
        {isLabelHidden ? <VisuallyHidden>{label}</VisuallyHidden> : label}
      </label>
      {hint === undefined ? null : (
        <p className={field.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error === undefined ? null : <FieldError id={`${id}-error`}>{error}</FieldError>}
      <span className={styles.box}>
        <select
          id={id}
          className={classNames(field.input, styles.select)}
          value={props.value}
          aria-invalid={error !== undefined}
          aria-describedby={describedBy || undefined}
          onChange={(event) => choose(event.target.value)}
        >
          {emptyLabel === null ? null : <option value="">{emptyLabel ?? m.ui_choose()}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown className={styles.sign} />
      </span>
    </div>
  );
}
