import { m } from "@roundtable/shared/i18n/messages.js";
import { useState } from "react";
import { Button } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { RadioRows } from "#web/ui/radio-rows.tsx";
import { NewPasswordField } from "./new-password-field.tsx";
import { passwordLengthError } from "./password-words.ts";

/** What one will sign in with: a passkey alone, or a code beside a password. */
export type Way = "PASSKEY" | "TOTP";

type ChooseWayProps = {
  ways: readonly Way[];
  /** Whether the code needs a password that is chosen here. */
  needsPassword: boolean;
  /** The hub's word on the password that was sent. */
  refusal?: string | null;
  isBusy?: boolean;
  onChosen: (way: Way, password: string | null) => void;
};

/** Passkey or authenticator app. Nothing is chosen beforehand where there is a choice. */
export function ChooseWay({ ways, needsPassword, refusal = null, isBusy = false, onChosen }: ChooseWayProps) {
  const [way, setWay] = useState<Way | null>(ways.length === 1 ? (ways[0] ?? null) : null);
  const [password, setPassword] = useState("");
  const [attempt, setAttempt] = useState(0);
  const [errors, setErrors] = useState<{ way?: string; password?: string }>({});
  const wantsPassword = needsPassword && way === "TOTP";
  const submit = () => {
    const lengthError = wantsPassword ? passwordLengthError(password) : undefined;
    setErrors({ ...(way === null && { way: m.enrolment_way_missing() }), ...(lengthError !== undefined && { password: lengthError }) });
    setAttempt(attempt + 1);
    if (way !== null && lengthError === undefined) onChosen(way, wantsPassword ? password : null);
  };
  const passwordError = errors.password ?? refusal ?? undefined;
  const field = <NewPasswordField value={password} onChange={setPassword} error={passwordError} />;
  const labels = {
    PASSKEY: { label: m.enrolment_way_passkey(), hint: m.enrolment_way_passkey_hint() },
    TOTP: { label: needsPassword ? m.enrolment_way_totp() : m.enrolment_way_app(), hint: m.enrolment_way_totp_hint() },
  };
  const summary = [
    ...(errors.way === undefined ? [] : [{ fieldId: "way", message: errors.way }]),
    ...(passwordError === undefined || !wantsPassword ? [] : [{ fieldId: "new-password", message: passwordError }]),
  ];
  return (
    <Form onSubmit={submit}>
      <ErrorSummary errors={summary} attempt={attempt} key={refusal} />
      {ways.length === 1 && wantsPassword ? (
        field
      ) : (
        <RadioRows
          id="way"
          label={m.enrolment_way()}
          value={way}
          onChange={setWay}
          options={ways.map((value) => ({ value, ...labels[value], ...(value === "TOTP" && needsPassword && { more: field }) }))}
          {...(errors.way !== undefined && { error: errors.way })}
        />
      )}
      <div>
        <Button type="submit" isBusy={isBusy}>
          {m.enrolment_go()}
        </Button>
      </div>
    </Form>
  );
}
