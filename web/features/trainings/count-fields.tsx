import { FieldError } from "#web/ui/field-error.tsx";
import { classNames } from "#web/lib/class-names.ts";
import field from "#web/ui/field.module.css";
import type { ReactNode } from "react";
import styles from "./count-fields.module.css";
import type { TypedCounts } from "./training-form.ts";

type CountFieldsProps<Name extends string> = {
  id: string;
  label: string;
  hint: string;
  error?: string;
  names: readonly Name[];
  wordOf: (name: Name) => string;
  value: TypedCounts<Name>;
  onChange: (value: TypedCounts<Name>) => void;
  /** What stands under the fields, such as whether they add up. */
  children?: ReactNode;
};

/** A number for each of a few names, side by side with them; most stay empty. */
export function CountFields<Name extends string>({ id, label, hint, error, names, wordOf, value, onChange, children }: CountFieldsProps<Name>) {
  return (
    <fieldset id={id} className={styles.group} aria-describedby={classNames(`${id}-hint`, error !== undefined && `${id}-error`)}>
      <legend className={field.label}>{label}</legend>
      <p className={field.hint} id={`${id}-hint`}>
        {hint}
      </p>
      {error === undefined ? null : <FieldError id={`${id}-error`}>{error}</FieldError>}
      <div className={styles.rows}>
        {names.map((name) => (
          <div key={name} className={styles.row}>
            <label htmlFor={`${id}-${name}`}>{wordOf(name)}</label>
            <input
              id={`${id}-${name}`}
              className={classNames(field.input, styles.number)}
              inputMode="numeric"
              autoComplete="off"
              maxLength={6}
              aria-invalid={error !== undefined && isWrong(value[name])}
              value={value[name] ?? ""}
              onChange={(event) => onChange({ ...value, [name]: event.target.value })}
            />
          </div>
        ))}
      </div>
      {children}
    </fieldset>
  );
}

function isWrong(typed: string | undefined): boolean {
  return typed !== undefined && !/^\s*\d*\s*$/u.test(typed);
}
