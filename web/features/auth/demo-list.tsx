import { useMutation, useQuery } from "@apollo/client/react";
import ArrowRight from "lucide-react/icons/arrow-right";
import { m } from "@roundtable/shared/i18n/messages.js";
import { DisciplineIcon, isJustice } from "#web/ui/discipline-icon.tsx";
import { Note } from "#web/ui/note.tsx";
import { Seat } from "#web/ui/seat.tsx";
import { Section } from "#web/ui/section.tsx";
import { DemoListDocument } from "./demo-list.graphql.ts";
import styles from "./demo-list.module.css";
import { personSeats } from "./seats.ts";
import { SignInDocument } from "./sign-in.graphql.ts";

/** In the demo, and nowhere else: everybody one may sit down as. */
export function DemoList({ onSignedIn }: { onSignedIn: () => Promise<void> }) {
  const { data } = useQuery(DemoListDocument);
  const [signIn, { loading }] = useMutation(SignInDocument);
  if (!data || data.demoPeople.length === 0) return null;
  const sitDownAs = async (email: string, password: string) => {
    const { data: answer } = await signIn({ variables: { input: { email, password } } });
    if (answer?.signIn.__typename === "Viewer") await onSignedIn();
  };
  return (
    <Section title={m.auth_demo_title()}>
      <Note tone="amber" title={m.auth_demo_note_title()}>
        {m.auth_demo_note()}
      </Note>
      <ul className={styles.list}>
        {data.demoPeople.map(({ name, email, password, agency, discipline, seats, operator }) => (
          <li key={email}>
            <button type="button" className={styles.person} disabled={loading} onClick={() => void sitDownAs(email, password)}>
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
