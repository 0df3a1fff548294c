import { useQuery } from "@apollo/client/react";
import { Unread } from "#web/features/referrals/unread.tsx";
import { NotFound } from "#web/ui/not-found.tsx";
import { JourneyStartDocument } from "./journey.graphql.ts";
import { Journey } from "./journey.tsx";
import { useJourneyStep } from "./use-journey-step.ts";

/** A referral that begins now. Nothing is kept until the first step is done. */
export function NewReferralPage() {
  const { data, error, refetch } = useQuery(JourneyStartDocument);
  const place = useJourneyStep();
  if (!data?.viewer) return <Unread isPage error={error} onRetry={() => void refetch()} />;
  if (!data.viewer.viewerCanWorkWithReferrals) return <NotFound />;
  return <Journey viewer={data.viewer} regions={data.regions} referral={null} firstStep="needs" place={place} />;
}
