import type { ReactNode } from "react";
import { Label, RadioButton, RadioField, RadioGroup, Text } from "react-aria-components/RadioGroup";
import { classNames } from "../lib/class-names.ts";
import { FieldError } from "./field-error.tsx";
import field from "./field.module.css";
import styles from "./choice.module.css";
import { VisuallyHidden } from "./visually-hidden.tsx";

type RadioRowsProps<T extends string> = {
  id?: string;
  label: string;
  isLabelHidden?: boolean;
  hint?: string;
  error?: string;
  /** Null until someone chooses: nothing is chosen beforehand. */
  value: T | null;
  onChange: (value: T) => void;
  options: readonly { value: T; label: string; hint?: string; more?: ReactNode; isDisabled?: boolean }[];
};

/** One answer of several, each a full row; what an answer needs more opens under it. */
export function RadioRows<T extends string>({ label, isLabelHidden, hint, error, options, ...props }: RadioRowsProps<T>) {
  const choose = (chosen: string) => {
    const option = options.find(({ value }) => value === chosen);
    if (option) props.onChange(option.value);
  };
  const title = <Label className={field.label}>{label}</Label>;
  return (
    <RadioGroup id={props.id} className={styles.group} value={props.value} onChange={choose} isInvalid={error !== undefined} validationBehavior="aria">
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
      <div className={styles.rows}>
        {options.map((option) => (
          <div key={option.value} className={styles.row}>
            <RadioField value={option.value} isDisabled={option.isDisabled ?? false}>
              <RadioButton className={styles.choice}>
                <span className={classNames(styles.box, styles.round)} />
                <span className={styles.name}>{option.label}</span>
              </RadioButton>
              {option.hint === undefined ? null : (
                <Text slot="description" className={styles.hint}>
                  {option.hint}
                </Text>
              )}
            </RadioField>
            {option.more !== undefined && option.value === props.value ? <div className={styles.more}>{option.more}</div> : null}
          </div>
        ))}
      </div>
    </RadioGroup>
  );
}
