import { useMutation } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useState } from "react";
import { formatDayTime } from "#web/lib/dates.ts";
import { Button } from "#web/ui/button.tsx";
import { Chip } from "#web/ui/chip.tsx";
import { Section } from "#web/ui/section.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { answerOf, type NoAnswer } from "../auth/answer.ts";
import { NoAnswerNote } from "../auth/no-answer-note.tsx";
import styles from "./account-page.module.css";
import { EndOtherSessionsDocument, EndSessionDocument, type AccountPageQuery } from "./account.graphql.ts";

type MySessionsProps = { sessions: AccountPageQuery["sessions"]; onChanged: () => void };

/** Where one is signed in, and the way to end each or all of the others. */
export function MySessions({ sessions, onChanged }: MySessionsProps) {
  const [endOne, one] = useMutation(EndSessionDocument);
  const [endOthers, others] = useMutation(EndOtherSessionsDocument);
  const [failure, setFailure] = useState<NoAnswer | null>(null);
  const toast = useToast();
  const end = async (attempt: ReturnType<typeof endOne> | ReturnType<typeof endOthers>, done: string) => {
    setFailure(null);
    const answer = await answerOf<boolean | number>(attempt);
    if (typeof answer === "string") setFailure(answer);
    else toast(done);
    // Also after a failure: a session that is gone already can no longer be ended.
    onChanged();
  };
  return (
    <Section title={m.account_sessions()}>
      <Sheet>
        <Stack>
          <NoAnswerNote why={failure} />
          <ul className={styles.list}>
            {sessions.map(({ id, device, sharedDevice, startedAt, seenAt, isThisOne }) => (
              <li key={id}>
                <div className={styles.what}>
                  <span className={styles.name}>
                    {deviceWords(device)}
                    {isThisOne ? <Chip tone="teal">{m.account_session_this()}</Chip> : null}
                    {sharedDevice ? <Chip>{m.account_session_shared()}</Chip> : null}
                  </span>
                  <span className={styles.small}>
                    {m.account_session_since({ when: formatDayTime(startedAt) })} · {m.account_session_seen({ when: formatDayTime(seenAt) })}
                  </span>
                </div>
                {isThisOne ? null : (
                  <Button
                    kind="quiet"
                    isBusy={one.loading}
                    aria-label={m.account_session_end_named({ device: deviceWords(device) })}
                    onPress={() => void end(endOne({ variables: { input: { id } } }), m.account_session_ended())}
                  >
                    {m.account_session_end()}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {sessions.length > 1 ? (
            <div>
              <Button kind="second" isBusy={others.loading} onPress={() => void end(endOthers(), m.account_sessions_ended())}>
                {m.account_sessions_end()}
              </Button>
            </div>
          ) : (
            <p className={styles.small}>{m.account_sessions_alone()}</p>
          )}
        </Stack>
      </Sheet>
    </Section>
  );
}

function deviceWords(device: string): string {
  return device === "" ? m.account_session_unknown() : device;
}
