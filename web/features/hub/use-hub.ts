import { useQuery } from "@apollo/client/react";
import { asksAgain } from "../referrals/reading.ts";
import { HubPageDocument, type HubPageQuery } from "./hub.graphql.ts";

type Hub = { data: HubPageQuery | undefined; error: unknown; isBusy: boolean; renew: () => void; readOn: () => void };

/** Everything the operator keeps, agencies fifty at a time. */
export function useHub(): Hub {
  const { data, error, loading, refetch, fetchMore } = useQuery(HubPageDocument, { ...asksAgain, notifyOnNetworkStatusChange: true });
  const after = data?.agencyRecords.endCursor ?? null;
  return {
    data,
    error,
    isBusy: loading,
    renew: () => void refetch(),
    readOn: () => void fetchMore({ variables: { after }, updateQuery: joined }),
  };
}

function joined(before: HubPageQuery, { fetchMoreResult: next }: { fetchMoreResult: HubPageQuery }): HubPageQuery {
  return { ...next, agencyRecords: { ...next.agencyRecords, nodes: [...before.agencyRecords.nodes, ...next.agencyRecords.nodes] } };
}
