import { WithdrawConsentInput } from "@roundtable/shared/consents.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireOwnConsent } from "../queries/consents.ts";
import { endShare } from "./end-share.ts";

/**
 * The survivor takes the consent back, aloud or in writing. From the recipient's next request there is nothing (CR-04).
 *
 * @returns the id of the consent
 */
export function withdrawConsent(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(WithdrawConsentInput, raw);
  return transact(acting, { mutation: "withdrawConsent", input }, async (unit) => {
    const consent = await requireOwnConsent(unit.reading, input.consentId, "consent.withdraw");
    await endShare(unit, consent, { step: "WITHDRAW_BY_SURVIVOR", because: "WITHDRAWN_BY_SURVIVOR", action: "consent.withdraw" });
    return consent.id;
  });
}
