import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { Unread } from "#web/features/referrals/unread.tsx";
import { expectArrival } from "#web/lib/arrival.ts";
import { NotFound } from "#web/ui/not-found.tsx";
import { ReferralPageDocument } from "./journey.graphql.ts";
import { Journey } from "./journey.tsx";
import { stepToGoOn, type JourneyStepName } from "./journey-steps.ts";
import { OwnReferral } from "./own-referral.tsx";

/** One of the agency's own referrals: a draft goes on where it stopped, anything else shows what it says and where it went. */
export function ReferralPage() {
  const { id } = useParams({ from: "/r/$id" });
  const { data, error, refetch } = useQuery(ReferralPageDocument, { variables: { id }, fetchPolicy: "network-only" });
  const [step, setStep] = useState<JourneyStepName | null>(null);
  if (data?.referral === null) return <NotFound />;
  if (!data?.referral || !data.viewer) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const { referral, viewer, regions } = data;
  const leave = () => {
    expectArrival();
    setStep(null);
    void refetch();
  };
  const isDraft = referral.state === "DRAFT";
  if ((isDraft || step !== null) && referral.viewerCanShare)
    return (
      <Journey
        key={id}
        viewer={viewer}
        regions={regions}
        referral={referral}
        firstStep={step ?? stepToGoOn(referral)}
        {...(step !== null && { onLeave: leave })}
      />
    );
  const go = (next: JourneyStepName) => {
    expectArrival();
    setStep(next);
  };
  return <OwnReferral referral={referral} regions={regions} timeZone={viewer.taskForce.timeZone} onStep={go} onStale={() => void refetch()} />;
}
