import { useSyncExternalStore } from "react";

const pages = new Set(["/join", "/reset", "/claim", "/answer"]);
const watchers = new Set<() => void>();
let token: string | null = null;

// Before the map of addresses reads the address: the secret of a link stands nowhere but here, and never in the history.
take();
addEventListener("hashchange", take);

/** The secret of the link that was opened, or null; a reload forgets it. */
export function useLinkToken(): string | null {
  return useSyncExternalStore(watch, () => token);
}

/** Forgets the secret of the link, once it has been used up. */
export function forgetLinkToken(): void {
  remember(null);
}

function take(): void {
  if (!pages.has(location.pathname) || location.hash.length < 2) return;
  const secret = location.hash.slice(1);
  history.replaceState(history.state, "", location.pathname);
  remember(secret);
}

function remember(next: string | null): void {
  token = next;
  for (const renew of watchers) renew();
}

function watch(renew: () => void): () => void {
  watchers.add(renew);
  return () => watchers.delete(renew);
}
