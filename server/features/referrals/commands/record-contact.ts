import { RecordContactInput } from "@roundtable/shared/referrals.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { takeStep } from "./take-step.ts";

/** The recipient has made first contact. */
export function recordContact(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(RecordContactInput, raw);
  return takeStep(acting, { step: "RECORD_CONTACT", mutation: "recordContact", action: "referral.record_contact", input, idempotent: true });
}
