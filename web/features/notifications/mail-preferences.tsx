import { useMutation, useQuery } from "@apollo/client/react";
import { useRef, useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import type { MailKind, MailPace } from "@roundtable/shared/mail.ts";
import { Button } from "#web/ui/button.tsx";
import { Form } from "#web/ui/form.tsx";
import { Note } from "#web/ui/note.tsx";
import { OfflineNote } from "#web/ui/offline-note.tsx";
import { SelectField } from "#web/ui/select-field.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { failureOf } from "../referrals/reading.ts";
import { Unread } from "../referrals/unread.tsx";
import { MailPreferencesDocument, SetMailPreferenceDocument } from "./mail-preferences.graphql.ts";
import styles from "./mailing.module.css";
import { mailKindWord, mailPaceWord } from "./words.ts";

type Chosen = Partial<Record<MailKind, MailPace>>;

/** How soon mail of each kind comes. A part of a page: it brings its own heading of the second level. */
export function MailPreferences() {
  const { data, error, refetch } = useQuery(MailPreferencesDocument, { fetchPolicy: "cache-and-network" });
  const [set, { loading }] = useMutation(SetMailPreferenceDocument);
  const [chosen, setChosen] = useState<Chosen>({});
  const [failure, setFailure] = useState<ReturnType<typeof failureOf> | null>(null);
  const toast = useToast();
  /** The same key while the same choice is sent again. */
  const keys = useRef(new Map<string, string>());
  if (!data) return <Unread error={error} onRetry={() => void refetch()} />;

  const keep = async (kind: MailKind, pace: MailPace) => {
    const words = `${kind} ${pace}`;
    const clientKey = keys.current.get(words) ?? crypto.randomUUID();
    keys.current.set(words, clientKey);
    await set({ variables: { input: { clientKey, kind, pace } } });
    keys.current.delete(words);
  };
  const save = async () => {
    setFailure(null);
    try {
      for (const { kind, pace } of data.mailPreferences) {
        const next = chosen[kind];
        if (next !== undefined && next !== pace) await keep(kind, next);
      }
      await refetch();
      setChosen({});
      toast(m.mailing_saved());
    } catch (problem) {
      setFailure(failureOf(problem));
    }
  };
  const asked = data.mailPreferences.filter(({ choices }) => choices.length > 1);
  const isOff = asked.some(({ kind, pace }) => (chosen[kind] ?? pace) === "OFF");
  return (
    <Sheet labelledBy="mailing">
      <Stack>
        <h2 id="mailing">{m.mailing_how_soon()}</h2>
        {failure === "offline" ? <OfflineNote /> : null}
        {failure !== null && failure !== "offline" ? (
          <Note tone="clay" title={m.mailing_failed_title()} isAlert>
            {m.mailing_failed()}
          </Note>
        ) : null}
        {asked.length === 0 ? (
          <p>{m.mailing_account_always()}</p>
        ) : (
          <div className={styles.narrow}>
            <Form onSubmit={() => void save()} labelledBy="mailing">
              {asked.map(({ kind, pace, choices }) => (
                <SelectField
                  key={kind}
                  id={`mailing-${kind.toLowerCase()}`}
                  label={mailKindWord(kind)}
                  value={chosen[kind] ?? pace}
                  onChange={(next) => next !== "" && setChosen({ ...chosen, [kind]: next })}
                  options={choices.map((value) => ({ value, label: mailPaceWord(value) }))}
                  emptyLabel={null}
                />
              ))}
              {isOff ? <Note tone="amber">{m.mailing_off_means()}</Note> : null}
              <p>{m.mailing_account_always()}</p>
              <div>
                <Button type="submit" isBusy={loading}>
                  {m.mailing_save()}
                </Button>
              </div>
            </Form>
          </div>
        )}
      </Stack>
    </Sheet>
  );
}
