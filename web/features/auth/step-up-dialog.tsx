import { useApolloClient, useMutation, useQuery } from "@apollo/client/react";
import Fingerprint from "lucide-react/icons/fingerprint-pattern";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useLocale } from "#web/lib/locale.ts";
import { rememberSessionEnd } from "#web/lib/session-end.ts";
import type { Settle } from "#web/lib/step-up.ts";
import { useViewer } from "#web/lib/viewer.ts";
import { Button } from "#web/ui/button.tsx";
import { DialogFrame } from "#web/ui/dialog-frame.tsx";
import { Loading } from "#web/ui/loading.tsx";
import { answerOf } from "./answer.ts";
import { CodeForm } from "./code-form.tsx";
import { codeTrouble } from "./code-trouble.ts";
import { DemoCodeNote } from "./demo-code-note.tsx";
import { PasskeyNote } from "./passkey-note.tsx";
import { browserHasPasskeys } from "./passkeys.ts";
import { StepUpWaysDocument, StepUpWithCodeDocument, StepUpWithPasskeyDocument } from "./step-up.graphql.ts";
import { useDemoCode } from "./use-demo-code.ts";
import { usePasskey } from "./use-passkey.ts";
import { WhoIsHereDocument } from "./who-is-here.graphql.ts";

/** Asks once more for the second factor. What waits for it goes on by itself, or gets its error back. */
export function StepUpDialog({ onSettled }: { onSettled: Settle }) {
  useLocale();
  const client = useApolloClient();
  const { data, loading } = useQuery(StepUpWaysDocument, { fetchPolicy: "network-only" });
  const [confirmCode] = useMutation(StepUpWithCodeDocument);
  const [confirmPasskey] = useMutation(StepUpWithPasskeyDocument);
  const passkey = usePasskey("STEP_UP");
  const me = useViewer()?.name;
  const [demoCode, askDemoCode] = useDemoCode(({ name }) => name === me);
  const factors = data?.viewer?.factors ?? [];
  const hasApp = factors.some(({ kind }) => kind === "TOTP");
  const hasPasskey = factors.some(({ kind }) => kind === "PASSKEY") && data?.passkeysAvailable === true && browserHasPasskeys();

  const tryCode = async (code: string) => {
    const trouble = codeTrouble(await answerOf(confirmCode({ variables: { input: { code } } })));
    if (trouble === null) onSettled(true);
    else askDemoCode();
    if (trouble !== "over") return trouble;
    // Too many codes ended the session: asking who is here leads to sign-in.
    onSettled(false);
    rememberSessionEnd();
    await client.refetchQueries({ include: [WhoIsHereDocument] });
    return null;
  };
  const tryPasskey = async () => {
    if (await passkey.run((response) => answerOf(confirmPasskey({ variables: { input: { response } } })))) onSettled(true);
  };

  const cancel = (
    <Button kind="second" onPress={() => onSettled(false)}>
      {m.auth_step_up_cancel()}
    </Button>
  );
  return (
    <DialogFrame isOpen onClose={() => onSettled(false)} title={m.auth_step_up_title()}>
      <p>{m.auth_step_up_body()}</p>
      {loading && !data ? <Loading /> : null}
      {hasPasskey ? (
        <>
          <PasskeyNote trouble={passkey.trouble} />
          <Button
            kind={hasApp ? "second" : "primary"}
            isFull
            autoFocus={!hasApp}
            icon={<Fingerprint />}
            isBusy={passkey.isBusy}
            busyText={m.auth_passkey_busy()}
            onPress={() => void tryPasskey()}
          >
            {m.auth_passkey_use()}
          </Button>
        </>
      ) : null}
      {hasApp ? <DemoCodeNote code={demoCode} /> : null}
      {hasApp ? (
        <CodeForm id="step-up-code" kind="app" submitLabel={m.auth_step_up_confirm()} onCode={tryCode} hasFocus>
          {cancel}
        </CodeForm>
      ) : (
        <div>{cancel}</div>
      )}
    </DialogFrame>
  );
}
