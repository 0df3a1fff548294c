import { useMutation } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "#web/ui/button.tsx";
import { Loading } from "#web/ui/loading.tsx";
import { Note } from "#web/ui/note.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { answerOf, type NoAnswer } from "../auth/answer.ts";
import { CodeForm } from "../auth/code-form.tsx";
import { codeTrouble } from "../auth/code-trouble.ts";
import { NoAnswerNote } from "../auth/no-answer-note.tsx";
import styles from "./app-setup.module.css";
import { ConfirmTotpDocument, EnrolTotpDocument } from "./factors.graphql.ts";

const QrCode = lazy(async () => ({ default: (await import("./qr-code.tsx")).QrCode }));

type AppSetupProps = {
  onDone: (recoveryCodes: readonly string[]) => void;
  /** The step in which this stands has ended. */
  onEnded: () => void;
};

/** An authenticator app: a picture to scan or a key to type, then a code to show that it works. */
export function AppSetup({ onDone, onEnded }: AppSetupProps) {
  const [begin] = useMutation(EnrolTotpDocument);
  const [confirm] = useMutation(ConfirmTotpDocument);
  const [made, setMade] = useState<{ secret: string; uri: string } | NoAnswer | null>(null);
  const isAsked = useRef(false);

  const ask = async () => {
    const answer = await answerOf(begin());
    setMade(answer);
    if (answer === "ended") onEnded();
  };
  const askOnce = useEffectEvent(() => {
    // A second key would make the first one void while somebody is scanning it.
    if (isAsked.current) return;
    isAsked.current = true;
    void ask();
  });
  useEffect(() => askOnce(), []);

  const tryCode = async (code: string) => {
    const answer = await answerOf(confirm({ variables: { input: { code } } }));
    const trouble = codeTrouble(answer);
    if (typeof answer === "object" && answer.__typename === "Enrolled") onDone(answer.recoveryCodes);
    if (trouble === "ended" || trouble === "over") onEnded();
    return trouble;
  };

  if (made === null) return <Loading />;
  if (typeof made === "string")
    return (
      <Stack gap="s">
        {made === "unreachable" ? (
          <Note tone="clay" isAlert>
            {m.enrolment_app_failed()}
          </Note>
        ) : (
          <NoAnswerNote why={made} />
        )}
        <div>
          <Button kind="second" onPress={() => void ask()}>
            {m.enrolment_try_again()}
          </Button>
        </div>
      </Stack>
    );
  return (
    <Stack>
      <div className={styles.grid}>
        <Suspense fallback={<Loading />}>
          <QrCode text={made.uri} label={m.enrolment_app_picture()} />
        </Suspense>
        <Stack gap="s">
          <p>{m.enrolment_app_scan()}</p>
          <p>
            {m.enrolment_app_type()}
            <span className={styles.key} translate="no">
              {groupsOfFour(made.secret)}
            </span>
          </p>
          <p>
            <a href={made.uri}>{m.enrolment_app_here()}</a>
          </p>
        </Stack>
      </div>
      <p>{m.enrolment_app_confirm()}</p>
      <CodeForm id="app-code" kind="app" submitLabel={m.enrolment_go()} onCode={tryCode} />
    </Stack>
  );
}

function groupsOfFour(key: string): string {
  return (key.match(/.{1,4}/gu) ?? []).join(" ");
}
