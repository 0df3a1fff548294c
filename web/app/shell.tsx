import { useApolloClient, useMutation } from "@apollo/client/react";
import { Outlet, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import type { Locale } from "@roundtable/shared/i18n/runtime.js";
import { ChooseLanguageDocument } from "../features/auth/choose-language.graphql.ts";
import { ChooseTaskForceDocument } from "../features/auth/choose-task-force.graphql.ts";
import { expectArrival } from "../lib/arrival.ts";
import { stopLive, useLive } from "../lib/live.ts";
import { useLocale } from "../lib/locale.ts";
import { Gate } from "../features/auth/gate.tsx";
import { rememberSessionEnd } from "../lib/session-end.ts";
import { withdrawStepUp } from "../lib/step-up.ts";
import { rememberViewer, useViewer } from "../lib/viewer.ts";
import { LanguageSwitch } from "../ui/language-switch.tsx";
import { Link } from "../ui/link.tsx";
import { Bar } from "./bar.tsx";
import { Hotlines } from "./hotlines.tsx";
import { IdleWatch } from "./idle-watch.tsx";
import { QuickExit } from "./quick-exit.tsx";
import { StepUp } from "./step-up.tsx";
import { Spoken } from "../ui/spoken.tsx";
import styles from "./shell.module.css";

// Loaded by the few who need it.
const UnreachableNote = lazy(async () => ({ default: (await import("../features/notifications/unreachable-note.tsx")).UnreachableNote }));

/** What stands around every page, in tab order: exit, skip link, bar, the page, help lines. */
export function Shell() {
  useLocale();
  const viewer = useViewer();
  useLive(viewer !== null);
  const client = useApolloClient();
  const navigate = useNavigate();
  const [keepLanguage] = useMutation(ChooseLanguageDocument);
  const [chooseTable] = useMutation(ChooseTaskForceDocument);
  // The page has changed its language already; that the hub keeps it for the next time may fail without a word.
  const onLanguage = viewer ? (locale: Locale) => void keepLanguage({ variables: { input: { locale } } }).catch(() => undefined) : undefined;
  const sitDownAt = async (taskForceId: string) => {
    await chooseTable({ variables: { input: { taskForceId } } });
    await navigate({ to: "/" });
    expectArrival();
    // Questions about the other table are cut off on the way; their pages ask again.
    await client.resetStore().catch(() => undefined);
  };
  const signOut = async () => {
    stopLive();
    await fetch("/exit", { method: "POST", credentials: "same-origin", keepalive: true, signal: AbortSignal.timeout(5000) }).catch(() => undefined);
    rememberViewer(null);
    await navigate({ to: "/sign-in" });
    // Asks anew who is here, so that nothing goes on as the person who left.
    await client.resetStore().catch(() => undefined);
  };
  const endOfTime = () => {
    rememberSessionEnd();
    withdrawStepUp();
    // Whoever comes to this desk next sees nothing while the hub is told.
    document.documentElement.dataset["leaving"] = "";
    void signOut().finally(() => delete document.documentElement.dataset["leaving"]);
  };
  return (
    <div className={styles.shell}>
      <QuickExit />
      <Bar viewer={viewer} onSignOut={() => void signOut()} onLanguage={onLanguage} onTaskForce={sitDownAt} />
      <main className={styles.main} id="main" tabIndex={-1} aria-labelledby="page-title">
        <Gate>
          {viewer?.isOutOfMailReach ? (
            <Suspense>
              <UnreachableNote />
            </Suspense>
          ) : null}
          <Outlet />
        </Gate>
      </main>
      <footer className={styles.foot}>
        <div className={styles.inner}>
          <Hotlines />
          <div className={styles.end}>
            <p>
              <strong>{m.shell_exit()}</strong> {m.shell_exit_explained()}
            </p>
            <LanguageSwitch look="long" onChange={onLanguage} />
            {viewer?.isDemo ? (
              <span>
                {m.shell_demo()} · <Link to="/mail">{m.mailbox_title()}</Link>
              </span>
            ) : null}
            {viewer && !viewer.isDemo ? <span>{viewer.taskForceName}</span> : null}
          </div>
        </div>
      </footer>
      <Spoken />
      {viewer ? <IdleWatch idleMinutes={viewer.idleMinutes} onSignOut={() => void signOut()} onEnd={endOfTime} /> : null}
      <StepUp />
    </div>
  );
}
