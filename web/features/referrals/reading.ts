import { CombinedGraphQLErrors, ServerError } from "@apollo/client";
import { isLive } from "#web/lib/live.ts";

const interval = 30_000;

/**
 * Asks again every half minute while the page is in view. For what is cheap and not logged. Marked as the page's own doing:
 * a page that nobody touches must not keep the session from ending.
 */
export const polled = {
  pollInterval: interval,
  skipPollAttempt: () => document.hidden,
  context: { headers: { "x-roundtable": "background" } },
};

/** The same for what `useHint` tells of: while the hub says by itself when to look, every two minutes are enough. */
export const watched = { ...polled, skipPollAttempt: () => document.hidden || (isLive() && Math.floor(Date.now() / interval) % 4 !== 0) };

/** Shows what is known at once and asks the hub in any case. */
export const asksAgain = { fetchPolicy: "cache-and-network" } as const;

/** Why the hub did not answer as hoped: ended or hidden, no network, or a fault of ours. */
export function failureOf(error: unknown): "not-found" | "offline" | "fault" {
  if (CombinedGraphQLErrors.is(error)) return error.errors.some(({ extensions }) => extensions?.["code"] === "NOT_FOUND") ? "not-found" : "fault";
  return ServerError.is(error) ? "fault" : "offline";
}
