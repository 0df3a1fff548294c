import { useMutation } from "@apollo/client/react";
import type { FactorWay } from "@roundtable/shared/auth.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useState } from "react";
import { Button } from "#web/ui/button.tsx";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { Link } from "#web/ui/link.tsx";
import { Note } from "#web/ui/note.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { answerOf, minutesOf } from "./answer.ts";
import { SignInDocument } from "./sign-in.graphql.ts";

type Refusal = "wrong" | "unreachable" | { minutes: number };

/** What comes after the password. */
export type NextStep = { next: "SECOND_FACTOR" | "ENROLMENT"; ways: readonly FactorWay[] };

type SignInFormProps = {
  /** The password fitted; the address is needed by the demo, which shows its code. */
  onStep: (step: NextStep, email: string) => void;
  isShared: boolean;
  onShared: (isShared: boolean) => void;
  /** Another way in stands above this one. */
  isSecond: boolean;
};

/** E-mail and password. What was typed stays, whatever the answer. */
export function SignInForm({ onStep, isShared, onShared, isSecond }: SignInFormProps) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [attempt, setAttempt] = useState(0);
  const [missing, setMissing] = useState<{ email?: string; password?: string }>({});
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [signIn, { loading }] = useMutation(SignInDocument);

  const submit = async () => {
    setAttempt(attempt + 1);
    setRefusal(null);
    const address = email.trim();
    const noEmail = !/^\S+@\S+\.\S+$/u.test(address);
    setMissing({ ...(noEmail && { email: m.auth_email_missing() }), ...(password === "" && { password: m.auth_password_missing() }) });
    if (noEmail || password === "") return;
    const answer = await answerOf(signIn({ variables: { input: { email: address, password, sharedDevice: isShared } } }));
    if (typeof answer === "string") return setRefusal("unreachable");
    if (answer.__typename === "SignInStep") return onStep(answer, address);
    const wait = answer.__typename === "SignInRefused" ? answer.retryAfterSeconds : null;
    setRefusal(wait === null ? "wrong" : { minutes: minutesOf(wait) });
  };

  const errors = Object.entries(missing).map(([fieldId, message]) => ({ fieldId, message }));
  return (
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
        <Checkbox label={m.auth_shared_device()} hint={m.auth_shared_device_hint()} isSelected={isShared} onChange={onShared} />
        <Cluster>
          <Button type="submit" kind={isSecond ? "second" : "primary"} isBusy={loading} busyText={m.auth_signing_in()}>
            {m.auth_sign_in()}
          </Button>
          <Link to="/forgot">{m.auth_cannot()}</Link>
        </Cluster>
      </Stack>
    </Form>
  );
}
