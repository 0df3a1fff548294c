import { useMutation } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useState } from "react";
import { Button } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Note } from "#web/ui/note.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { answerOf, minutesOf, type NoAnswer } from "../auth/answer.ts";
import { NoAnswerNote } from "../auth/no-answer-note.tsx";
import { NewPasswordField } from "../enrolment/new-password-field.tsx";
import { passwordLengthError, passwordRefusal } from "../enrolment/password-words.ts";
import { ChangePasswordDocument } from "./account.graphql.ts";

type Errors = { old?: string; "new-password"?: string };

/** The password until now and the one from now on. What was typed stays until it is done. */
export function ChangePassword({ hasPassword, onDone }: { hasPassword: boolean; onDone: () => void }) {
  const [old, setOld] = useState("");
  const [password, setPassword] = useState("");
  const [errors, setErrors] = useState<Errors>({});
  const [attempt, setAttempt] = useState(0);
  const [wait, setWait] = useState<number | null>(null);
  const [failure, setFailure] = useState<NoAnswer | null>(null);
  const [change, { loading }] = useMutation(ChangePasswordDocument);
  const toast = useToast();

  const say = (found: Errors) => {
    setErrors(found);
    setAttempt((before) => before + 1);
  };
  const submit = async () => {
    setFailure(null);
    setWait(null);
    const lengthError = passwordLengthError(password);
    const found = {
      ...(hasPassword && old === "" && { old: m.account_password_old_missing() }),
      ...(lengthError !== undefined && { "new-password": lengthError }),
    };
    say(found);
    if (Object.keys(found).length > 0) return;
    const answer = await answerOf(change({ variables: { input: { newPassword: password, ...(hasPassword && { oldPassword: old }) } } }));
    if (typeof answer === "string") return setFailure(answer);
    if (answer.__typename === "PasswordRefused") return say({ "new-password": passwordRefusal(answer.reason) });
    if (answer.__typename === "SignInRefused" && answer.retryAfterSeconds !== null) return setWait(minutesOf(answer.retryAfterSeconds));
    if (answer.__typename !== "Viewer") return say({ old: m.account_password_old_wrong() });
    toast(m.account_password_changed());
    onDone();
  };
  return (
    <Form onSubmit={() => void submit()}>
      <ErrorSummary errors={Object.entries(errors).map(([fieldId, message]) => ({ fieldId, message }))} attempt={attempt} />
      <NoAnswerNote why={failure} />
      {wait === null ? null : (
        <Note tone="clay" isAlert>
          {m.auth_wait({ minutes: wait })}
        </Note>
      )}
      {hasPassword ? (
        <TextField
          id="old"
          type="password"
          autoComplete="current-password"
          label={m.account_password_old()}
          value={old}
          onChange={setOld}
          {...(errors.old !== undefined && { error: errors.old })}
        />
      ) : null}
      <NewPasswordField value={password} onChange={setPassword} error={errors["new-password"]} />
      <div>
        <Button type="submit" isBusy={loading}>
          {hasPassword ? m.account_password_change() : m.account_password_choose()}
        </Button>
      </div>
    </Form>
  );
}
