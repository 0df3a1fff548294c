import { StartServicesInput } from "@roundtable/shared/referrals.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { takeStep } from "./take-step.ts";

/** Services have begun. */
export function startServices(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(StartServicesInput, raw);
  return takeStep(acting, { step: "START_SERVICES", mutation: "startServices", action: "referral.start_services", input, idempotent: true });
}
