import { CheckboxButton, CheckboxField } from "react-aria-components/Checkbox";
import { CheckboxGroup, Label, Text } from "react-aria-components/CheckboxGroup";
import { classNames } from "../lib/class-names.ts";
import { FieldError } from "./field-error.tsx";
import field from "./field.module.css";
import styles from "./choice.module.css";
import { VisuallyHidden } from "./visually-hidden.tsx";

type CheckboxRowsProps<T extends string> = {
  id?: string;
  label: string;
  isLabelHidden?: boolean;
  hint?: string;
  error?: string;
  value: readonly T[];
  onChange: (value: T[]) => void;
  options: readonly { value: T; label: string; hint?: string }[];
  isTwoColumns?: boolean;
};

/** Any number of several, each a full row. */
export function CheckboxRows<T extends string>({ label, isLabelHidden, hint, error, options, isTwoColumns, ...props }: CheckboxRowsProps<T>) {
  const choose = (chosen: string[]) => props.onChange(options.filter(({ value }) => chosen.includes(value)).map(({ value }) => value));
  const title = <Label className={field.label}>{label}</Label>;
  return (
    <CheckboxGroup id={props.id} className={styles.group} value={[...props.value]} onChange={choose} isInvalid={error !== undefined} validationBehavior="aria">
      {isLabelHidden ? <VisuallyHidden>{title}</VisuallyHidden> : title}
      {hint === undefined ? null : (
        <Text slot="description" className={field.hint}>
          {hint}
        </Text>
      )}
      {error === undefined ? null : (
        <Text slot="errorMessage">
          <FieldError>{error}</FieldError>
        </Text>
      )}
      <div className={classNames(styles.rows, isTwoColumns && styles.two)}>
        {options.map((option) => (
          <div key={option.value} className={styles.row}>
            <CheckboxField value={option.value}>
              <CheckboxButton className={styles.choice}>
                <span className={classNames(styles.box, styles.square)} />
                <span className={styles.plain}>{option.label}</span>
              </CheckboxButton>
              {option.hint === undefined ? null : (
                <Text slot="description" className={styles.hint}>
                  {option.hint}
                </Text>
              )}
            </CheckboxField>
          </div>
        ))}
      </div>
    </CheckboxGroup>
  );
}
