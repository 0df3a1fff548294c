import { useMutation } from "@apollo/client/react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { useState } from "react";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Note } from "#web/ui/note.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { answerOf, type NoAnswer } from "../auth/answer.ts";
import { NoAnswerNote } from "../auth/no-answer-note.tsx";
import { RemoveFactorDocument } from "./account.graphql.ts";

type RemoveFactorProps = { id: string; name: string; onRemoved: () => void };

/** Removes one factor after a question; the last way to sign in stays. */
export function RemoveFactor({ id, name, onRemoved }: RemoveFactorProps) {
  const [isAsked, setAsked] = useState(false);
  const [isLast, setLast] = useState(false);
  const [failure, setFailure] = useState<NoAnswer | null>(null);
  const [remove, { loading }] = useMutation(RemoveFactorDocument);
  const toast = useToast();
  const act = async () => {
    setFailure(null);
    const answer = await answerOf(remove({ variables: { input: { id } } }));
    if (typeof answer === "string") return setFailure(answer);
    setAsked(false);
    if (answer.__typename === "LastWay") return setLast(true);
    toast(m.account_factor_removed());
    onRemoved();
  };
  return (
    <>
      <Button kind="quiet" aria-label={m.account_factor_remove_named({ name })} onPress={() => setAsked(true)}>
        {m.account_factor_remove()}
      </Button>
      {isLast ? (
        <Note tone="amber" isAlert>
          {m.account_factor_last()}
        </Note>
      ) : null}
      <Dialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        title={m.account_factor_remove_question({ name })}
        actLabel={m.account_factor_remove()}
        onAct={() => void act()}
        isBusy={loading}
        safeLabel={m.account_factor_keep()}
        isEnding
      >
        <p>{m.account_factor_remove_body()}</p>
        <NoAnswerNote why={failure} />
      </Dialog>
    </>
  );
}
