import { useSyncExternalStore } from "react";

const watchers = new Set<() => void>();
let reached = true;

/** Remembers whether the last question reached the hub; called by the Apollo link. */
export function rememberReach(isReached: boolean): void {
  if (reached === isReached) return;
  reached = isReached;
  for (const renew of watchers) renew();
}

/** False while the browser has no network or the hub did not answer the last question. */
export function useOnline(): boolean {
  return useSyncExternalStore(watch, () => reached && navigator.onLine);
}

function watch(renew: () => void): () => void {
  watchers.add(renew);
  addEventListener("online", renew);
  addEventListener("offline", renew);
  return () => {
    watchers.delete(renew);
    removeEventListener("online", renew);
    removeEventListener("offline", renew);
  };
}
