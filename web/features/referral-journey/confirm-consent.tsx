import { useMutation } from "@apollo/client/react";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { lastDay } from "#web/features/referrals/consent-day.ts";
import { fieldGroupsInline } from "#web/features/referrals/person-words.ts";
import { needsInline } from "#web/features/referrals/words.ts";
import { arrive, expectArrival } from "#web/lib/arrival.ts";
import { formatDayTime } from "#web/lib/dates.ts";
import { Button } from "#web/ui/button.tsx";
import { Cluster } from "#web/ui/cluster.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Note } from "#web/ui/note.tsx";
import { Stack } from "#web/ui/stack.tsx";
import { FailureNote } from "./failure-note.tsx";
import type { Journey_referralFragment } from "./journey.graphql.ts";
import { ConfirmConsentDocument, RefuseConsentDocument } from "./second-person.graphql.ts";
import { useIntent } from "./use-intent.ts";

type ConfirmConsentProps = { consent: Journey_referralFragment["consents"][number]; timeZone: string; onChange: () => void };

/** The second person's word for a consent that names law enforcement: what they confirm, in words, and their yes or no. */
export function ConfirmConsent({ consent, timeZone, onChange }: ConfirmConsentProps) {
  const [asked, setAsked] = useState<"yes" | "no" | null>(null);
  const [isOvertaken, setOvertaken] = useState(false);
  const [confirm] = useMutation(ConfirmConsentDocument);
  const [refuse] = useMutation(RefuseConsentDocument);
  const intent = useIntent();
  const { id: consentId, secondPerson } = consent;
  if (!secondPerson?.viewerMayConfirm) return null;
  const agency = consent.recipient.name;
  const act = async () => {
    const send = asked === "yes" ? confirm : refuse;
    const answer = await intent.attempt([consentId, asked], (clientKey) => send({ variables: { input: { clientKey, consentId } } }));
    setAsked(null);
    if (!answer) return;
    const isDone = answer.data?.result.__typename === "Consent";
    setOvertaken(!isDone);
    onChange();
    if (!isDone) return;
    // The buttons go, because the word is said.
    expectArrival();
    arrive();
  };
  return (
    <Note tone="plum" title={m.journey_second_ask_title()}>
      <Stack gap="s">
        <p>{m.journey_second_ask({ name: secondPerson.recordedBy?.name ?? m.journey_hold_somebody(), agency })}</p>
        <p>
          {m.journey_second_ask_needs({ agency, needs: needsInline(consent.needs) })}{" "}
          {consent.fieldGroups.length === 0
            ? m.journey_second_ask_no_groups()
            : m.journey_second_ask_groups({ groups: fieldGroupsInline(consent.fieldGroups) })}
        </p>
        <p>{m.journey_second_ask_until({ day: lastDay(consent.expiresAt, timeZone) })}</p>
        <p>{m.journey_second_ask_by({ when: formatDayTime(secondPerson.confirmBy) })}</p>
        {isOvertaken ? (
          <Note tone="amber" isAlert>
            {m.journey_hold_overtaken()}
          </Note>
        ) : null}
        <FailureNote failure={intent.failure} />
        <Cluster>
          <Button onPress={() => setAsked("yes")}>{m.journey_second_confirm()}</Button>
          <Button kind="quiet" onPress={() => setAsked("no")}>
            {m.journey_second_refuse()}
          </Button>
        </Cluster>
      </Stack>
      <Dialog
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        title={asked === "no" ? m.journey_second_refuse_question() : m.journey_second_confirm_question()}
        actLabel={asked === "no" ? m.journey_second_refuse_act() : m.journey_second_confirm()}
        onAct={() => void act()}
        isBusy={intent.isBusy}
        safeLabel={m.journey_second_safe()}
        isEnding={asked === "no"}
      >
        <p>{asked === "no" ? m.journey_second_refuse_body({ agency }) : m.journey_second_confirm_body({ agency })}</p>
      </Dialog>
    </Note>
  );
}
