import { RedirectReferralInput } from "@roundtable/shared/referrals.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { StepNotPossible } from "../problems.ts";
import { requireOwnConsent } from "../queries/consents.ts";
import { requireShare, statusOf } from "../queries/shares.ts";
import { mayStep } from "../rules/life-cycle.ts";
import { endShare } from "./end-share.ts";

/** The sender will ask another agency instead. This one's access ends; the other needs a consent of its own. */
export function redirectReferral(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(RedirectReferralInput, raw);
  return transact(acting, { mutation: "redirectReferral", input }, async (unit) => {
    const share = await requireShare(unit.reading, input.shareId, "share.redirect", "withdraw");
    const status = statusOf(unit.reading, share);
    if (!mayStep("REDIRECT", "SENDER", status)) throw new StepNotPossible(status, share.id);
    await endShare(unit, await requireOwnConsent(unit.reading, share.consentId, "share.redirect"), {
      step: "REDIRECT",
      because: "REDIRECTED",
      action: "share.redirect",
    });
    return share.id;
  });
}
