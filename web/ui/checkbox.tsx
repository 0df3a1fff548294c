import { CheckboxButton, CheckboxField } from "react-aria-components/Checkbox";
import { Text } from "react-aria-components/Text";
import { classNames } from "../lib/class-names.ts";
import { FieldError } from "./field-error.tsx";
import styles from "./choice.module.css";

type CheckboxProps = {
  id?: string;
  label: string;
  hint?: string;
  error?: string;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
};

/** One sentence to confirm, with a full-row target. */
export function Checkbox({ label, hint, error, ...props }: CheckboxProps) {
  return (
    <CheckboxField {...props} isInvalid={error !== undefined} validationBehavior="aria">
      {error === undefined ? null : (
        <Text slot="errorMessage">
          <FieldError>{error}</FieldError>
        </Text>
      )}
      <CheckboxButton className={styles.choice}>
        <span className={classNames(styles.box, styles.square)} />
        <span className={styles.plain}>{label}</span>
      </CheckboxButton>
      {hint === undefined ? null : (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      )}
    </CheckboxField>
  );
}
