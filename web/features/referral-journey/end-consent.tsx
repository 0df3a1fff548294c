import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { arrive, expectArrival } from "#web/lib/arrival.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { FailureNote } from "./failure-note.tsx";
import { EndUnusedConsentDocument } from "./steps.graphql.ts";
import { useIntent } from "./use-intent.ts";

type EndConsentProps = { consentId: string; agency: string; label: string; onEnded?: () => void };

/** Ends a consent under which nothing was shared: the survivor changed their mind, or it was recorded wrongly. */
export function EndConsent({ consentId, agency, label, onEnded }: EndConsentProps) {
  const [isAsked, setAsked] = useState(false);
  const [mutate] = useMutation(EndUnusedConsentDocument);
  const intent = useIntent();
  const act = async () => {
    const answer = await intent.attempt(consentId, (clientKey) => mutate({ variables: { input: { clientKey, consentId } } }));
    setAsked(false);
    if (answer?.data?.result.__typename !== "Consent") return;
    // The button that had the focus goes with the consent.
    expectArrival();
    if (onEnded) onEnded();
    else arrive();
  };
  return (
    <>
      <Button kind="quiet" onPress={() => setAsked(true)}>
        {label}
      </Button>
      <FailureNote failure={intent.failure} />
      <Dialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        title={m.journey_end_consent_question()}
        actLabel={m.journey_end_consent_act()}
        onAct={() => void act()}
        isBusy={intent.isBusy}
        safeLabel={m.journey_end_consent_safe()}
        isEnding
      >
        <p>{m.journey_end_consent_body({ agency })}</p>
      </Dialog>
    </>
  );
}
