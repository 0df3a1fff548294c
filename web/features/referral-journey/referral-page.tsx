import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import { Unread } from "#web/features/referrals/unread.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { ReferralPageDocument } from "./journey.graphql.ts";
import { Journey } from "./journey.tsx";
import { stepToGoOn } from "./journey-steps.ts";
import { OwnReferral } from "./own-referral.tsx";
import { useJourneyStep } from "./use-journey-step.ts";

/** One of the agency's own referrals: a draft goes on where it stopped, anything else shows what it says and where it went. */
export function ReferralPage() {
  const { id } = useParams({ from: "/r/$id" });
  const { data, error, refetch } = useQuery(ReferralPageDocument, { variables: { id }, fetchPolicy: "network-only" });
  const place = useJourneyStep();
  if (data?.referral === null) return <NotFound />;
  if (!data?.referral || !data.viewer) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  const { referral, viewer, regions } = data;
  const leave = () => {
    place.go(null, place.step);
    void refetch();
  };
  const isDraft = referral.state === "DRAFT";
  // Who is asked for a second word reads it first, and does not land in the middle of writing it.
  const isSecond = referral.consents.some(
    ({ live, share, secondPerson }) =>
      live && share === null && secondPerson !== null && secondPerson.state !== "OVER" && secondPerson.recordedBy?.id !== viewer.person.id,
  );
  if (((isDraft && !isSecond) || place.step !== null) && referral.viewerCanShare)
    return (
      <Journey
        key={id}
        viewer={viewer}
        regions={regions}
        referral={referral}
        firstStep={place.step ?? stepToGoOn(referral)}
        place={place}
        {...(!isDraft && { onLeave: leave })}
      />
    );
  return (
    <OwnReferral
      referral={referral}
      regions={regions}
      timeZone={viewer.taskForce.timeZone}
      onStep={(step) => place.go(step, null)}
      onStale={() => void refetch()}
    />
  );
}
