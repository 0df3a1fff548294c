import { DiscardDraftInput } from "@roundtable/shared/referrals.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireReferral } from "../queries/referrals.ts";

/** Throws a draft away for good. One that has a consent or was shared stays. */
export function discardDraft(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(DiscardDraftInput, raw);
  return transact(acting, { mutation: "discardDraft", input }, async ({ tx, reading, record }) => {
    const referral = await requireReferral(reading, input.referralId, "referral.discard");
    record({ action: "referral.discard", outcome: "OK", subjectIds: [referral.id], detail: { fields: "ACTION" } });
    const { count } = await tx.referral.deleteMany({ where: { id: referral.id, state: "DRAFT", consents: { none: {} }, shares: { none: {} } } });
    if (count === 0) throw new Conflict("Referral", referral.id);
    return referral.id;
  });
}
