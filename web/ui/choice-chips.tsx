import Check from "lucide-react/icons/check";
import { Label, RadioButton, RadioField, RadioGroup, Text } from "react-aria-components/RadioGroup";
import { FieldError } from "./field-error.tsx";
import field from "./field.module.css";
import styles from "./choice-chips.module.css";

type ChoiceChipsProps<T extends string> = {
  id?: string;
  label: string;
  hint?: string;
  error?: string;
  value: T | null;
  onChange: (value: T) => void;
  options: readonly { value: T; label: string }[];
};

/** One of a few short choices side by side, such as "7 days". The chosen one carries a check, not only a colour. */
export function ChoiceChips<T extends string>({ label, hint, error, options, ...props }: ChoiceChipsProps<T>) {
  const choose = (chosen: string) => {
    const option = options.find(({ value }) => value === chosen);
    if (option) props.onChange(option.value);
  };
  return (
    <RadioGroup
      id={props.id}
      className={styles.group}
      orientation="horizontal"
      value={props.value}
      onChange={choose}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label className={field.label}>{label}</Label>
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
      <div className={styles.chips}>
        {options.map((option) => (
          <RadioField key={option.value} value={option.value}>
            <RadioButton className={styles.chip}>
              <Check />
              {option.label}
            </RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
