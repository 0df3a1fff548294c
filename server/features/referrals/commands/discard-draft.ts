import { DiscardDraftInput } from "@roundtable/shared/referrals.ts";
import type { Acting } from "#platform/acting.ts";
import { sqlState } from "#platform/errors.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireReferral } from "../queries/referrals.ts";

/** Throws a draft away for good. One that has a consent or was shared stays. */
export function discardDraft(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(DiscardDraftInput, raw);
  return transact(acting, { mutation: "discardDraft", input }, async ({ tx, reading, record }) => {
    const referral = await requireReferral(reading, input.referralId, "referral.discard");
    record({ action: "referral.discard", outcome: "OK", subjectIds: [referral.id], detail: { fields: "ACTION" } });
    const removal = tx.referral.deleteMany({ where: { id: referral.id, state: "DRAFT", consents: { none: {} }, shares: { none: {} } } });
    const { count } = await removal.catch((error: unknown) => {
      // A consent was recorded for it between our look and our step.
      if (["23001", "23503"].includes(sqlState(error) ?? "")) return { count: 0 };
      throw error;
    });
    if (count === 0) throw new Conflict("Referral", referral.id);
    return referral.id;
  });
}
