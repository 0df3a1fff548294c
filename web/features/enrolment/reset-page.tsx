import { useMutation } from "@apollo/client/react";
import { useNavigate } from "@tanstack/react-router";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useState } from "react";
import { forgetLinkToken } from "#web/lib/link-token.ts";
import { Button } from "#web/ui/button.tsx";
import { ErrorSummary } from "#web/ui/error-summary.tsx";
import { Form } from "#web/ui/form.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { answerOf, type NoAnswer } from "../auth/answer.ts";
import { NoAnswerNote } from "../auth/no-answer-note.tsx";
import styles from "./enrolment-page.module.css";
import { LinkState } from "./link-state.tsx";
import { ResetPasswordDocument } from "./links.graphql.ts";
import { NewPasswordField } from "./new-password-field.tsx";
import { passwordLengthError, passwordRefusal } from "./password-words.ts";
import { useLink } from "./use-link.ts";

/** A new password by a link; the second step is asked for at sign-in, where the step goes on by itself. */
export function ResetPage() {
  const link = useLink("RESET");
  const navigate = useNavigate();
  const [reset, { loading }] = useMutation(ResetPasswordDocument);
  const [password, setPassword] = useState("");
  const [error, setError] = useState<string | undefined>();
  const [attempt, setAttempt] = useState(0);
  const [failure, setFailure] = useState<NoAnswer | null>(null);
  const [isEnded, setEnded] = useState(false);

  if (isEnded) return <LinkState link={{ is: "ended" }} onAgain={link.again} />;
  if (link.is !== "open") return <LinkState link={link} onAgain={link.again} />;
  const { token } = link;
  const refuse = (sentence: string | undefined) => {
    setError(sentence);
    setAttempt((before) => before + 1);
  };
  const submit = async () => {
    const lengthError = passwordLengthError(password);
    refuse(lengthError);
    setFailure(null);
    if (lengthError !== undefined) return;
    const answer = await answerOf(reset({ variables: { input: { token, password } } }));
    if (typeof answer === "string") return setFailure(answer);
    if (answer.__typename === "PasswordRefused") return refuse(passwordRefusal(answer.reason));
    if (answer.__typename !== "SignInStep") return setEnded(true);
    forgetLinkToken();
    await navigate({ to: "/sign-in", replace: true });
  };
  return (
    <div className={styles.page}>
      <PageTitle title={m.enrolment_reset_title()} lead={m.enrolment_reset_lead()} />
      <Sheet>
        <Form onSubmit={() => void submit()}>
          <ErrorSummary errors={error === undefined ? [] : [{ fieldId: "new-password", message: error }]} attempt={attempt} />
          <NoAnswerNote why={failure} />
          <NewPasswordField value={password} onChange={setPassword} error={error} />
          <div>
            <Button type="submit" isBusy={loading}>
              {m.enrolment_reset_act()}
            </Button>
          </div>
        </Form>
      </Sheet>
    </div>
  );
}
