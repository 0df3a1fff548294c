import { useMutation } from "@apollo/client/react";
import type { FactorWay } from "@roundtable/shared/auth.ts";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useState } from "react";
import { Button } from "#web/ui/button.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { answerOf, type NoAnswer } from "./answer.ts";
import { CodeForm } from "./code-form.tsx";
import { codeTrouble, type CodeTrouble } from "./code-trouble.ts";
import { DemoCodeNote } from "./demo-code-note.tsx";
import { PasskeySignIn } from "./passkey-sign-in.tsx";
import { ConfirmCodeDocument, ConfirmRecoveryCodeDocument } from "./sign-in.graphql.ts";
import { useDemoCode } from "./use-demo-code.ts";

type SecondStepProps = {
  ways: readonly FactorWay[];
  /** Known only right after the password was typed. */
  email?: string | undefined;
  isShared: boolean;
  onSignedIn: () => Promise<void>;
  /** Back to the password: by choice, after too many codes, or because the step has ended. */
  onStartAgain: (why: "choice" | "over" | "ended") => void;
};

/** The second step: a code of the app, a recovery code, or the passkey. */
export function SecondStep({ ways, email, isShared, onSignedIn, onStartAgain }: SecondStepProps) {
  const toast = useToast();
  const [isRecovering, setRecovering] = useState(false);
  const [confirmCode] = useMutation(ConfirmCodeDocument);
  const [confirmRecovery] = useMutation(ConfirmRecoveryCodeDocument);
  const [demoCode, askDemoCode] = useDemoCode((person) => person.email === email);

  const come = async (answer: Parameters<typeof codeTrouble>[0] | NoAnswer): Promise<CodeTrouble | null> => {
    const trouble = codeTrouble(answer);
    if (trouble === null) await onSignedIn();
    else if (trouble === "over" || trouble === "ended") onStartAgain(trouble);
    return trouble;
  };
  const tryCode = async (code: string) => {
    const trouble = await come(await answerOf(confirmCode({ variables: { input: { code } } })));
    if (trouble !== null) askDemoCode();
    return trouble;
  };
  const tryRecovery = async (code: string) => {
    const trouble = await come(await answerOf(confirmRecovery({ variables: { input: { code } } })));
    if (trouble === null) toast(m.auth_recovery_spent());
    return trouble;
  };

  const again = (
    <Button kind="quiet" onPress={() => onStartAgain("choice")}>
      {m.auth_start_again()}
    </Button>
  );
  const hasCode = ways.includes("TOTP");
  return (
    <>
      <PageTitle title={isRecovering ? m.auth_recovery_title() : m.auth_code_title()} lead={m.auth_code_lead()} />
      <Sheet>
        <Stack>
          <DemoCodeNote code={demoCode} />
          {hasCode ? null : <p>{m.auth_only_passkey()}</p>}
          {ways.includes("PASSKEY") ? <PasskeySignIn onSignedIn={onSignedIn} isShared={isShared} kind={hasCode ? "second" : "primary"} /> : null}
          {hasCode ? (
            <CodeForm
              key={isRecovering ? "recovery" : "app"}
              id="code"
              kind={isRecovering ? "recovery" : "app"}
              submitLabel={m.auth_code_go()}
              onCode={isRecovering ? tryRecovery : tryCode}
              hasFocus
            >
              {again}
            </CodeForm>
          ) : (
            again
          )}
          {ways.includes("RECOVERY_CODE") ? (
            <div>
              <Button kind="quiet" onPress={() => setRecovering(!isRecovering)}>
                {isRecovering ? m.auth_code_use() : m.auth_recovery_use()}
              </Button>
            </div>
          ) : null}
        </Stack>
      </Sheet>
    </>
  );
}
