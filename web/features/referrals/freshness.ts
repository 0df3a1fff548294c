import { useQuery } from "@apollo/client/react";
import { useEffect, useEffectEvent, useRef } from "react";
import { useHint } from "#web/lib/live.ts";
import { ListVersionDocument } from "./list-version.graphql.ts";
import { watched } from "./reading.ts";
import { ShareVersionDocument } from "./share-version.graphql.ts";

// Reading a referral is logged and shown to its owner, so only its version is asked again and again, never its content.
const asked = { ...watched, fetchPolicy: "no-cache" } as const;

/** A word that changes whenever a list of the agency does; undefined until the hub has answered. */
export function useListVersion(): string | undefined {
  const { data, refetch } = useQuery(ListVersionDocument, asked);
  useAskedAgain(() => void refetch());
  return data?.listVersion;
}

/** Calls `renew` each time the version turns into another one. */
export function useOnChange(version: string | undefined, renew: () => void): void {
  const last = useRef(version);
  const act = useEffectEvent(renew);
  useEffect(() => {
    if (last.current !== undefined && version !== undefined && last.current !== version) act();
    if (version !== undefined) last.current = version;
  }, [version]);
}

/** Calls `renew` when a share has moved on elsewhere, or is no longer here for us. */
export function useFreshShare(id: string, version: number | undefined, renew: () => void): void {
  const { data, refetch } = useQuery(ShareVersionDocument, { ...asked, variables: { id } });
  const current = data?.shareVersion;
  const act = useEffectEvent(() => {
    if (version !== undefined && current !== undefined && current !== version) renew();
  });
  useEffect(() => {
    act();
  }, [current]);
  useAskedAgain(() => void refetch());
}

/** When the hub says that something changed, and when the page comes back into view. */
function useAskedAgain(ask: () => void): void {
  useHint("referral", ask);
  const act = useEffectEvent(ask);
  useEffect(() => {
    const look = () => document.hidden || act();
    document.addEventListener("visibilitychange", look);
    addEventListener("focus", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      removeEventListener("focus", look);
    };
  }, []);
}
