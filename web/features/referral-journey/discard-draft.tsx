import { useApolloClient, useMutation } from "@apollo/client/react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Note } from "#web/ui/note.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { FailureNote } from "./failure-note.tsx";
import { DiscardDraftDocument } from "./steps.graphql.ts";
import { useIntent } from "./use-intent.ts";

/** Throws a draft away for good, after a question. */
export function DiscardDraft({ referralId }: { referralId: string }) {
  const [isAsked, setAsked] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const [mutate] = useMutation(DiscardDraftDocument);
  const intent = useIntent();
  const client = useApolloClient();
  const navigate = useNavigate();
  const toast = useToast();
  const act = async () => {
    const answer = await intent.attempt(referralId, (clientKey) => mutate({ variables: { input: { clientKey, referralId } } }));
    setAsked(false);
    if (!answer) return;
    const isGone = answer.data?.result.__typename === "Discarded";
    setRefused(!isGone);
    if (!isGone) return;
    toast(m.journey_discarded());
    await navigate({ to: "/r", ignoreBlocker: true });
    client.cache.evict({ id: `Referral:${referralId}` });
  };
  return (
    <>
      <Button kind="quiet" onPress={() => setAsked(true)}>
        {m.journey_discard()}
      </Button>
      {isRefused ? (
        <Note tone="amber" isAlert>
          {m.journey_discard_refused()}
        </Note>
      ) : null}
      <FailureNote failure={intent.failure} />
      <Dialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        title={m.journey_discard_question()}
        actLabel={m.journey_discard_act()}
        onAct={() => void act()}
        isBusy={intent.isBusy}
        safeLabel={m.journey_discard_safe()}
        isEnding
      >
        <p>{m.journey_discard_body()}</p>
      </Dialog>
    </>
  );
}
