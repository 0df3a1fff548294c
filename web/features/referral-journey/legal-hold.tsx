import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { arrive, expectArrival } from "#web/lib/arrival.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Note } from "#web/ui/note.tsx";
import { FailureNote } from "./failure-note.tsx";
import { type Journey_referralFragment, PlaceHoldDocument, ReleaseHoldDocument } from "./journey.graphql.ts";
import { useIntent } from "./use-intent.ts";

type Hold = NonNullable<Journey_referralFragment["retention"]["hold"]>;
type Step = "PROPOSE" | NonNullable<Hold["viewerStep"]>;
type LegalHoldProps = { referralId: string; hold: Hold | null; onStale: () => void };

/** Keeps the referral from being purged, or lets it go: the first word is one person's, and the second another's. */
export function LegalHold({ referralId, hold, onStale }: LegalHoldProps) {
  const [isAsked, setAsked] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const [place] = useMutation(PlaceHoldDocument);
  const [release] = useMutation(ReleaseHoldDocument);
  const intent = useIntent();
  const step: Step | null = hold === null ? "PROPOSE" : hold.viewerStep;

  const send = (next: Step, clientKey: string) =>
    hold !== null && (next === "ASK_RELEASE" || next === "CONFIRM_RELEASE")
      ? release({ variables: { input: { clientKey, holdId: hold.id, confirms: next === "CONFIRM_RELEASE" } } })
      : place({ variables: { input: { clientKey, referralId, confirms: next === "CONFIRM" } } });
  const act = async () => {
    if (step === null) return;
    const answer = await intent.attempt([referralId, hold?.id, step], (clientKey) => send(step, clientKey));
    setAsked(false);
    if (!answer) return;
    const result = answer.data?.result;
    setRefused(result?.__typename !== "Referral");
    // A colleague was faster: the page shows how it stands by now.
    if (result?.__typename !== "Referral") return onStale();
    if (result.retention.hold?.viewerStep !== null) return;
    // The button that had the focus goes, because the next word is somebody else's.
    expectArrival();
    arrive();
  };
  return (
    <>
      {hold === null ? null : <p>{holdWords(hold)}</p>}
      {isRefused ? (
        <Note tone="amber" isAlert>
          {m.journey_hold_overtaken()}
        </Note>
      ) : null}
      <FailureNote failure={intent.failure} />
      {step === null ? null : (
        <div>
          <Button kind="quiet" onPress={() => setAsked(true)}>
            {actWords[step]()}
          </Button>
          <Dialog
            isOpen={isAsked}
            onClose={() => setAsked(false)}
            title={m.journey_hold_question({ act: actWords[step]() })}
            actLabel={actWords[step]()}
            onAct={() => void act()}
            isBusy={intent.isBusy}
            safeLabel={m.journey_hold_safe()}
          >
            <p>{bodyWords[step]()}</p>
          </Dialog>
        </div>
      )}
    </>
  );
}

const actWords = {
  PROPOSE: m.journey_hold_propose,
  CONFIRM: m.journey_hold_confirm,
  ASK_RELEASE: m.journey_hold_ask_release,
  CONFIRM_RELEASE: m.journey_hold_confirm_release,
} satisfies Record<Step, () => string>;

const bodyWords = {
  PROPOSE: m.journey_hold_propose_body,
  CONFIRM: m.journey_hold_confirm_body,
  ASK_RELEASE: m.journey_hold_ask_release_body,
  CONFIRM_RELEASE: m.journey_hold_confirm_release_body,
} satisfies Record<Step, () => string>;

function holdWords({ state, proposedBy, placedBy, releaseAskedBy }: Hold): string {
  const first = proposedBy?.name ?? m.journey_hold_somebody();
  if (state === "PROPOSED") return m.journey_hold_proposed({ name: first });
  if (state === "RELEASE_ASKED") return m.journey_hold_release_asked({ name: releaseAskedBy?.name ?? m.journey_hold_somebody() });
  return m.journey_hold_placed({ first, second: placedBy?.name ?? m.journey_hold_somebody() });
}
