import { useApolloClient } from "@apollo/client/react";
import { useNavigate } from "@tanstack/react-router";
import { m } from "@roundtable/shared/i18n/messages.js";
import { forgetSessionEnd, sessionHasEnded } from "#web/lib/session-end.ts";
import { Note } from "#web/ui/note.tsx";
import { PageTitle } from "#web/ui/page-title.tsx";
import { DemoList } from "./demo-list.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import styles from "./sign-in-page.module.css";

/** Where everybody comes in. */
export function SignInPage() {
  const client = useApolloClient();
  const navigate = useNavigate();
  const comeIn = async () => {
    forgetSessionEnd();
    // Nothing that somebody else was shown on this page may be shown again; who is here is asked anew.
    await client.resetStore();
    await navigate({ to: "/", replace: true });
  };
  return (
    <div className={styles.grid}>
      <section className={styles.column} aria-labelledby="page-title">
        <PageTitle title={m.auth_sign_in_title()} lead={m.auth_sign_in_lead()} />
        {sessionHasEnded() ? <Note title={m.auth_ended_title()}>{m.auth_ended()}</Note> : null}
        <SignInForm onSignedIn={comeIn} />
        <p className={styles.small}>{m.auth_no_sign_up()}</p>
      </section>
      <DemoList onSignedIn={comeIn} />
    </div>
  );
}
