import { useMutation, useQuery } from "@apollo/client/react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "@roundtable/shared/i18n/messages.js";
import { lastDay } from "#web/features/referrals/consent-day.ts";
import { Unread } from "#web/features/referrals/unread.tsx";
import { Note } from "#web/ui/note.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { useToast } from "#web/ui/toast.tsx";
import { AudienceConsent } from "./audience-consent.tsx";
import { AudienceElse } from "./audience-else.tsx";
import { AudienceFields } from "./audience-fields.tsx";
import { AudienceTo } from "./audience-to.tsx";
import { refusalWord } from "./consent-words.ts";
import { EndConsent } from "./end-consent.tsx";
import { FailureNote } from "./failure-note.tsx";
import type { Journey_viewerFragment } from "./journey.graphql.ts";
import { JourneyStep } from "./journey-step.tsx";
import { waitWords } from "./second-person-words.ts";
import { ShareReferralDocument, type NotShareableReason } from "./steps.graphql.ts";
import { useIntent } from "./use-intent.ts";
import { WhoWillSeeDocument } from "./who-will-see.graphql.ts";

type AudienceStepProps = { consentId: string; viewer: Journey_viewerFragment; onBack: () => void; onEnded: () => void };

/** Who will see this: read aloud together with the survivor before anything leaves. */
export function AudienceStep({ consentId, viewer, onBack, onEnded }: AudienceStepProps) {
  const { data, error, refetch } = useQuery(WhoWillSeeDocument, { variables: { consentId }, fetchPolicy: "network-only" });
  const [refusal, setRefusal] = useState<NotShareableReason | "invalid" | null>(null);
  const [mutate] = useMutation(ShareReferralDocument);
  const intent = useIntent();
  const navigate = useNavigate();
  const toast = useToast();
  if (!data) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const audience = data.whoWillSee;
  if (audience === null) return <NotFound />;

  const share = async () => {
    setRefusal(null);
    const answer = await intent.attempt(consentId, (clientKey) => mutate({ variables: { input: { clientKey, consentId } } }));
    const result = answer?.data?.result;
    if (result?.__typename === "ReferralNotShareable") setRefusal(result.reason);
    if (result?.__typename === "InvalidInput") setRefusal("invalid");
    if (result?.__typename !== "Share") return;
    toast(m.journey_shared({ agency: audience.recipient.name }));
    await navigate({ to: "/s/$id", params: { id: result.id } });
  };
  const day = lastDay(audience.until, viewer.taskForce.timeZone);
  const people = audience.people.length;
  const waits = audience.consent.secondPerson ? waitWords(audience.consent.secondPerson) : undefined;
  return (
    <JourneyStep
      step="audience"
      title={m.journey_audience_title()}
      lead={m.journey_audience_lead({ agency: viewer.agency.name })}
      notes={
        <>
          {refusal === null ? null : (
            <Note tone="clay" title={m.journey_refused_title()} isAlert>
              {refusal === "invalid" ? m.referrals_invalid_body() : refusalWord(refusal)}
            </Note>
          )}
          <FailureNote failure={intent.failure} />
        </>
      }
      summary={
        <p>
          <b>{m.journey_audience_sum({ people: m.journey_people_count({ count: people }), day })}</b>
        </p>
      }
      onSubmit={() => void (waits === undefined ? share() : navigate({ to: "/" }))}
      nextLabel={waits === undefined ? m.journey_share({ agency: audience.recipient.name }) : m.journey_second_today()}
      busyText={m.ui_busy()}
      isBusy={intent.isBusy}
      onBack={onBack}
      more={<EndConsent consentId={consentId} agency={audience.recipient.name} label={m.journey_consent_wrong()} onEnded={onEnded} />}
    >
      {waits === undefined ? null : (
        <Note tone="amber" title={m.journey_second_waits_short()}>
          {waits}
        </Note>
      )}
      <AudienceTo audience={audience} />
      <AudienceFields audience={audience} />
      <AudienceElse audience={audience} />
      <AudienceConsent audience={audience} day={day} agency={viewer.agency.name} />
    </JourneyStep>
  );
}
