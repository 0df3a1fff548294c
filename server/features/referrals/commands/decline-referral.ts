import { DeclineReferralInput } from "@roundtable/shared/referrals.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { takeStep } from "./take-step.ts";

/** The recipient cannot help with this one, and says why. Nothing is passed on by itself. */
export function declineReferral(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(DeclineReferralInput, raw);
  return takeStep(acting, { step: "DECLINE", mutation: "declineReferral", action: "referral.decline", input, event: { declineReason: input.reason } });
}
