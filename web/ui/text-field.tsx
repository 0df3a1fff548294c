import { Input, Label, Text, TextField as AriaTextField } from "react-aria-components/TextField";
import { TextArea } from "react-aria-components/TextArea";
import { classNames } from "../lib/class-names.ts";
import { FieldError } from "./field-error.tsx";
import styles from "./field.module.css";

type TextFieldProps = {
  id?: string;
  label: string;
  hint?: string;
  error?: string;
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "email" | "password" | "tel" | "search";
  name?: string;
  autoComplete?: string;
  inputMode?: "text" | "email" | "numeric" | "tel";
  /** With a number of rows, the box grows to a text area. */
  rows?: number;
  isRequired?: boolean;
  autoFocus?: boolean;
  /** Off for what is no language: addresses, keys and codes. */
  spellCheck?: "true" | "false";
  maxLength?: number;
  width?: "full" | "short" | "code";
};

/** One line or box of text: label above, then hint, then error, then the box. */
export function TextField({ label, hint, error, rows, width = "full", ...field }: TextFieldProps) {
  const look = classNames(styles.input, width !== "full" && styles.short, width === "code" && styles.code);
  return (
    <AriaTextField {...field} isInvalid={error !== undefined} validationBehavior="aria" className={styles.field}>
      <Label className={styles.label}>{label}</Label>
      {hint === undefined ? null : (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      )}
      {error === undefined ? null : (
        <Text slot="errorMessage">
          <FieldError>{error}</FieldError>
        </Text>
      )}
      {rows === undefined ? <Input className={look} /> : <TextArea className={look} rows={rows} />}
    </AriaTextField>
  );
}
