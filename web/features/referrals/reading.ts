import { CombinedGraphQLErrors, ServerError } from "@apollo/client";

/**
 * Asks again every half minute while the page is in view. For what is cheap and not logged. Marked as the page's own doing:
 * a page that nobody touches must not keep the session from ending.
 */
export const polled = {
  pollInterval: 30_000,
  skipPollAttempt: () => document.hidden,
  context: { headers: { "x-roundtable": "background" } },
};

/** Shows what is known at once and asks the hub in any case. */
export const asksAgain = { fetchPolicy: "cache-and-network" } as const;

/** Why the hub did not answer as hoped: ended or hidden, no network, or a fault of ours. */
export function failureOf(error: unknown): "not-found" | "offline" | "fault" {
  if (CombinedGraphQLErrors.is(error)) return error.errors.some(({ extensions }) => extensions?.["code"] === "NOT_FOUND") ? "not-found" : "fault";
  return ServerError.is(error) ? "fault" : "offline";
}
