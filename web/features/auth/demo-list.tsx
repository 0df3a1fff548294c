import { useApolloClient, useMutation, useQuery } from "@apollo/client/react";
import ArrowRight from "lucide-react/icons/arrow-right";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useState } from "react";
import { DisciplineIcon, isJustice } from "#web/ui/discipline-icon.tsx";
import { Note } from "#web/ui/note.tsx";
import { Seat } from "#web/ui/seat.tsx";
import { Section } from "#web/ui/section.tsx";
import { answerOf } from "./answer.ts";
import { codeError, codeTrouble } from "./code-trouble.ts";
import { DemoListDocument } from "./demo-list.graphql.ts";
import styles from "./demo-list.module.css";
import { personSeats } from "./seats.ts";
import { ConfirmCodeDocument, SignInDocument } from "./sign-in.graphql.ts";

/** In the demo, and nowhere else: everybody one may sit down as. One press takes both steps of signing in. */
export function DemoList({ onSignedIn }: { onSignedIn: () => Promise<void> }) {
  const client = useApolloClient();
  const { data } = useQuery(DemoListDocument);
  const [signIn] = useMutation(SignInDocument);
  const [confirmCode] = useMutation(ConfirmCodeDocument);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  if (!data || data.demoPeople.length === 0) return null;

  /** Null once they are in, else what stood in the way. */
  const takeBothSteps = async (email: string, password: string): Promise<string | null> => {
    const first = await answerOf(signIn({ variables: { input: { email, password } } }));
    if (typeof first === "string") return m.auth_unreachable();
    if (first.__typename !== "SignInStep") return m.auth_refused();
    // A code is good once and for half a minute: the one that came with the list may be spent.
    const fresh = await client.query({ query: DemoListDocument, fetchPolicy: "network-only" });
    const code = fresh.data?.demoPeople.find((person) => person.email === email)?.code ?? "";
    const trouble = codeTrouble(await answerOf(confirmCode({ variables: { input: { code } } })));
    if (trouble === null) return null;
    return codeError(trouble, "app") ?? m.auth_unreachable();
  };
  const sitDownAs = async (email: string, password: string) => {
    setBusy(true);
    setRefusal(null);
    const stood = await takeBothSteps(email, password).catch(() => m.auth_unreachable());
    setBusy(false);
    if (stood === null) await onSignedIn();
    else setRefusal(stood);
  };

  return (
    <Section title={m.auth_demo_title()}>
      <Note tone="amber" title={m.auth_demo_note_title()}>
        {m.auth_demo_note()} {m.auth_demo_how()}
      </Note>
      {refusal === null ? null : (
        <Note tone="clay" isAlert>
          {refusal}
        </Note>
      )}
      <ul className={styles.list}>
        {data.demoPeople.map(({ name, email, password, agency, discipline, seats, operator }) => (
          <li key={email}>
            <button type="button" className={styles.person} disabled={isBusy} onClick={() => void sitDownAs(email, password)}>
              <Seat tone={isJustice(discipline) ? "plum" : "teal"}>
                <DisciplineIcon discipline={discipline} />
              </Seat>
              <span className={styles.words}>
                <b>{name}</b>
                <span>{personSeats({ seats, operator }).join(", ")}</span>
                <span>{agency}</span>
              </span>
              <ArrowRight className={styles.go} />
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
