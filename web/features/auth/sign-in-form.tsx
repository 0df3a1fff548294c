import { useMutation } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useState } from "react";
import { Button } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Note } from "#web/ui/note.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { SignInDocument } from "./sign-in.graphql.ts";

type Refusal = "wrong" | "unreachable" | { minutes: number };

/** E-mail and password. What was typed stays, whatever the answer. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => Promise<void> }) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [attempt, setAttempt] = useState(0);
  const [missing, setMissing] = useState<{ email?: string; password?: string }>({});
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [signIn, { loading }] = useMutation(SignInDocument);

  const submit = async () => {
    setAttempt(attempt + 1);
    setRefusal(null);
    const noEmail = !/^\S+@\S+\.\S+$/u.test(email.trim());
    setMissing({ ...(noEmail && { email: m.auth_email_missing() }), ...(password === "" && { password: m.auth_password_missing() }) });
    if (noEmail || password === "") return;
    try {
      const { data } = await signIn({ variables: { input: { email: email.trim(), password } } });
      if (data?.signIn.__typename === "Viewer") return await onSignedIn();
      const wait = data?.signIn.__typename === "SignInRefused" ? data.signIn.retryAfterSeconds : null;
      setRefusal(wait ? { minutes: Math.ceil(wait / 60) } : "wrong");
    } catch {
      setRefusal("unreachable");
    }
  };

  const errors = Object.entries(missing).map(([fieldId, message]) => ({ fieldId, message }));
  return (
    <Sheet>
      <Form onSubmit={() => void submit()}>
        <Stack>
          <ErrorSummary errors={errors} attempt={attempt} />
          {refusal && (
            <Note tone="clay" isAlert>
              {refusal === "wrong" ? m.auth_refused() : refusal === "unreachable" ? m.auth_unreachable() : m.auth_wait({ minutes: refusal.minutes })}
            </Note>
          )}
          <TextField
            id="email"
            type="email"
            autoComplete="username"
            label={m.auth_email()}
            value={email}
            onChange={setEmail}
            {...(missing.email && { error: missing.email })}
          />
          <TextField
            id="password"
            type="password"
            autoComplete="current-password"
            label={m.auth_password()}
            value={password}
            onChange={setPassword}
            {...(missing.password && { error: missing.password })}
          />
          <Button type="submit" kind="primary" isFull isBusy={loading} busyText={m.auth_signing_in()}>
            {m.auth_sign_in()}
          </Button>
        </Stack>
      </Form>
    </Sheet>
  );
}
