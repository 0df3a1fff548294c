import { m } from "@roundtable/shared/i18n/messages.js";
import { useState } from "react";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { TextField } from "#web/ui/text-field.tsx";

type NewPasswordFieldProps = { value: string; onChange: (password: string) => void; error?: string | undefined };

/** A new password, typed once: whoever wants to see what they typed can. */
export function NewPasswordField({ value, onChange, error }: NewPasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  return (
    <Stack gap="s">
      <TextField
        id="new-password"
        type={isShown ? "text" : "password"}
        autoComplete="new-password"
        spellCheck="false"
        label={m.enrolment_password()}
        hint={m.enrolment_password_hint()}
        value={value}
        onChange={onChange}
        {...(error !== undefined && { error })}
      />
      <Checkbox label={m.enrolment_password_show()} isSelected={isShown} onChange={setShown} />
    </Stack>
  );
}
