import { m } from "@roundtable/shared/i18n/messages.js";
import { sessionHasEnded } from "#web/lib/session-end.ts";
import { Note } from "#web/ui/note.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { PasskeySignIn } from "./passkey-sign-in.tsx";
import { browserHasPasskeys } from "./passkeys.ts";
import { SignInForm, type NextStep } from "./sign-in-form.tsx";
import styles from "./sign-in-page.module.css";

/** Why somebody is back at the first step. */
export type Left = "choice" | "over" | "ended";

type FirstStepProps = {
  left: Left;
  passkeysAvailable: boolean;
  isShared: boolean;
  onShared: (isShared: boolean) => void;
  onStep: (step: NextStep, email: string) => void;
  onSignedIn: () => Promise<void>;
};

/** A passkey, or e-mail and password. */
export function FirstStep({ left, passkeysAvailable, isShared, onShared, onStep, onSignedIn }: FirstStepProps) {
  const hasPasskeys = passkeysAvailable && browserHasPasskeys();
  return (
    <section className={styles.column} aria-labelledby="page-title">
      <PageTitle title={m.auth_sign_in_title()} lead={m.auth_sign_in_lead()} />
      {left === "choice" && sessionHasEnded() ? <Note title={m.auth_ended_title()}>{m.auth_ended()}</Note> : null}
      {left === "over" ? (
        <Note tone="clay" title={m.auth_over_title()} isAlert>
          {m.auth_over()}
        </Note>
      ) : null}
      {left === "ended" ? (
        <Note tone="amber" title={m.auth_step_ended_title()} isAlert>
          {m.auth_step_ended()}
        </Note>
      ) : null}
      <Sheet>
        <Stack>
          {hasPasskeys ? (
            <>
              <PasskeySignIn onSignedIn={onSignedIn} isShared={isShared} />
              <p className={styles.or}>{m.auth_or()}</p>
            </>
          ) : null}
          <SignInForm onStep={onStep} isShared={isShared} onShared={onShared} isSecond={hasPasskeys} />
          {hasPasskeys ? null : <p className={styles.small}>{m.auth_passkey_unavailable()}</p>}
        </Stack>
      </Sheet>
      <p className={styles.small}>{m.auth_no_sign_up()}</p>
    </section>
  );
}
