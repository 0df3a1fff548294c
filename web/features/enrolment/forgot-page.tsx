import { useMutation } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useState } from "react";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form.tsx";
import { Link } from "#web/ui/link.tsx";
import { Note } from "#web/ui/note.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { answerOf, type NoAnswer } from "../auth/answer.ts";
import { NoAnswerNote } from "../auth/no-answer-note.tsx";
import styles from "./enrolment-page.module.css";
import { RequestResetDocument } from "./links.graphql.ts";

/** Asks for a link by mail. The page says the same for every address. */
export function ForgotPage() {
  const [email, setEmail] = useState("");
  const [state, setState] = useState<"sent" | "missing" | NoAnswer | null>(null);
  const [request, { loading }] = useMutation(RequestResetDocument);
  const submit = async () => {
    const address = email.trim();
    if (!/^\S+@\S+\.\S+$/u.test(address)) {
      setState("missing");
      document.getElementById("email")?.focus();
      return;
    }
    const answer = await answerOf(request({ variables: { input: { email: address } } }));
    setState(typeof answer === "string" ? answer : "sent");
  };
  return (
    <div className={styles.page}>
      <PageTitle title={m.enrolment_forgot_title()} lead={m.enrolment_forgot_lead()} />
      {state === "sent" ? (
        <Note tone="green" title={m.enrolment_forgot_sent_title()} isAlert>
          {m.enrolment_forgot_sent()}
        </Note>
      ) : (
        <Sheet>
          <Form onSubmit={() => void submit()}>
            <NoAnswerNote why={state === "missing" ? null : state} />
            <TextField
              id="email"
              type="email"
              autoComplete="username"
              label={m.auth_email()}
              value={email}
              onChange={setEmail}
              {...(state === "missing" && { error: m.auth_email_missing() })}
            />
            <div>
              <Button type="submit" isBusy={loading}>
                {m.enrolment_forgot_send()}
              </Button>
            </div>
          </Form>
        </Sheet>
      )}
      <p className={styles.small}>{m.enrolment_forgot_lost()}</p>
      <p>
        <Link to="/sign-in">{m.enrolment_to_sign_in()}</Link>
      </p>
    </div>
  );
}
