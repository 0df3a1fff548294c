import { useApolloClient, useQuery } from "@apollo/client/react";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { turnPage } from "#web/lib/arrival.ts";
import { forgetSessionEnd } from "#web/lib/session-end.ts";
import { Loading } from "#web/ui/loading.tsx";
import { DemoList } from "./demo-list.tsx";
import { FirstStep, type Left } from "./first-step.tsx";
import { SecondStep } from "./second-step.tsx";
import type { NextStep } from "./sign-in-form.tsx";
import { SignInPageDocument } from "./sign-in-page.graphql.ts";
import styles from "./sign-in-page.module.css";

const Enrol = lazy(async () => ({ default: (await import("../enrolment/enrol.tsx")).Enrol }));

type At = { step: NextStep; email?: string } | { step: null; left: Left };

/** Where everybody comes in: password or passkey, then the second step. A step that was under way goes on after a reload. */
export function SignInPage() {
  const client = useApolloClient();
  const navigate = useNavigate();
  const { data, loading } = useQuery(SignInPageDocument, { fetchPolicy: "network-only" });
  const [at, setAt] = useState<At | null>(null);
  const [isShared, setShared] = useState(false);
  const comeIn = async () => {
    forgetSessionEnd();
    // Nothing that somebody else was shown on this page may be shown again; who is here is asked anew.
    await client.resetStore();
    await navigate({ to: "/", replace: true });
  };
  const turn = (next: At) => {
    turnPage();
    setAt(next);
  };
  const startAgain = (left: Left) => {
    void fetch("/exit", { method: "POST", credentials: "same-origin" }).catch(() => undefined);
    turn({ step: null, left });
  };

  const now: At = at ?? { step: data?.signInStep ?? null, left: "choice" };
  if (now.step === null)
    return (
      <div className={styles.grid}>
        {loading && !data ? (
          <Loading />
        ) : (
          <FirstStep
            left={now.left}
            passkeysAvailable={data?.passkeysAvailable ?? false}
            isShared={isShared}
            onShared={setShared}
            onStep={(step, email) => turn({ step, email })}
            onSignedIn={comeIn}
          />
        )}
        <DemoList onSignedIn={comeIn} />
      </div>
    );
  return (
    <div className={styles.column}>
      {now.step.next === "ENROLMENT" ? (
        <Suspense fallback={<Loading />}>
          <Enrol ways={now.step.ways} onDone={comeIn} onEnded={() => startAgain("ended")} />
        </Suspense>
      ) : (
        <SecondStep ways={now.step.ways} email={now.email} isShared={isShared} onSignedIn={comeIn} onStartAgain={startAgain} />
      )}
    </div>
  );
}
