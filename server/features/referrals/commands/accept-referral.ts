import { AcceptReferralInput } from "@roundtable/shared/referrals.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { takeStep } from "./take-step.ts";

/** The recipient will make contact; what the consent names opens to it. */
export function acceptReferral(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(AcceptReferralInput, raw);
  return takeStep(acting, { step: "ACCEPT", mutation: "acceptReferral", action: "referral.accept", input, idempotent: true, change: { recheckOn: null } });
}
