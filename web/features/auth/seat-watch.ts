import { useApolloClient, useQuery } from "@apollo/client/react";
import { useEffect } from "react";
import { rememberSessionEnd } from "#web/lib/session-end.ts";
import { polled } from "../referrals/reading.ts";
import { SeatWatchDocument } from "./seat-watch.graphql.ts";

/**
 * Asks every ten seconds whether the reader still works here and in which seats; the answer goes to the store, where the gate
 * and the bar read it. Whoever was shut out loses what is on the screen without a click; the hub shows them nothing anyway.
 */
export function useSeatWatch(isOn: boolean): void {
  const client = useApolloClient();
  const { data } = useQuery(SeatWatchDocument, { ...polled, pollInterval: 10_000, fetchPolicy: "network-only", skip: !isOn });
  const isOut = isOn && data?.viewer === null;
  useEffect(() => {
    if (!isOut) return;
    rememberSessionEnd();
    void client.clearStore();
  }, [isOut, client]);
}
