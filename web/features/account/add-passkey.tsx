import { m } from "@roundtable/shared/i18n/messages.js";
import { useState } from "react";
import { Stack } from "#web/ui/stack.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { PasskeySetup } from "../enrolment/passkey-setup.tsx";

/** Another passkey, with the name by which its owner knows it again. */
export function AddPasskey({ onDone }: { onDone: (recoveryCodes: readonly string[]) => void }) {
  const [name, setName] = useState("");
  const [isMissing, setMissing] = useState(false);
  const trimmed = name.trim();
  return (
    <Stack gap="s">
      <TextField
        id="passkey-name"
        label={m.account_passkey_name()}
        hint={m.account_passkey_name_hint()}
        value={name}
        onChange={setName}
        maxLength={60}
        autoFocus
        {...(isMissing && trimmed === "" && { error: m.account_passkey_name_missing() })}
      />
      <PasskeySetup
        name={trimmed === "" ? null : trimmed}
        onNameless={() => {
          setMissing(true);
          document.getElementById("passkey-name")?.focus();
        }}
        onDone={onDone}
      />
    </Stack>
  );
}
