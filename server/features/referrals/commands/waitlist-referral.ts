import { WaitlistReferralInput } from "@roundtable/shared/referrals.ts";
import type { Acting } from "#platform/acting.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { takeStep } from "./take-step.ts";

/** No place today; the recipient looks again on a day it names, within the next 90. */
export function waitlistReferral(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(WaitlistReferralInput, raw);
  const recheckOn = new Date(`${input.recheckOn}T00:00:00Z`);
  const days = (recheckOn.getTime() - acting.clock.now().getTime()) / 86_400_000;
  if (days < -1 || days > 90) throw new InvalidInput([{ path: ["recheckOn"], message: "is a day in the next 90" }]);
  return takeStep(acting, { step: "WAITLIST", mutation: "waitlistReferral", action: "referral.waitlist", input, change: { recheckOn }, event: { recheckOn } });
}
