import { GraphQLError } from "graphql";
import type { Acting } from "./acting.ts";
import { isFactorRecent } from "./session-rules.ts";

/** The act asks for the second factor again: the page asks for it and sends the same act once more. */
export class ReauthNeeded extends GraphQLError {
  constructor() {
    super("Confirm that it is you, and try again.", { extensions: { code: "REAUTH" } });
  }
}

/**
 * Lets acts through that a stolen open page must not do: factors, invitations, exports, widening a consent, purge.
 * Call it first in the command, before anything is looked up, so that it answers alike for everybody.
 *
 * @throws ReauthNeeded when the second factor was given more than five minutes ago
 */
export function requireRecentFactor({ factorAt, clock }: Pick<Acting, "factorAt" | "clock">): void {
  if (!isFactorRecent(factorAt, clock.now())) throw new ReauthNeeded();
}
