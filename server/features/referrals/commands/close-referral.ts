import { CloseReferralInput } from "@roundtable/shared/referrals.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { takeStep } from "./take-step.ts";

/** The recipient closes the loop and says how it ended, without judgement. */
export function closeReferral(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(CloseReferralInput, raw);
  return takeStep(acting, { step: "CLOSE", mutation: "closeReferral", action: "referral.close", input, event: { outcome: input.outcome } });
}
