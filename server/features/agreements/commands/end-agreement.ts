import { EndAgreementInput } from "@roundtable/shared/agreements.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { AgreementOver } from "../problems.ts";
import { requireAgreement } from "../queries.ts";
import { stateOf } from "../rules.ts";

/** An agreement holds no longer, from this moment; one that has not begun never does. What was shared stands on its own consents. */
export function endAgreement(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(EndAgreementInput, raw);
  return transact(acting, { mutation: "endAgreement", input }, async ({ tx, reading, record }) => {
    const agreement = await requireAgreement(reading, input.agreementId, "agreement.end");
    const now = acting.clock.now();
    if (stateOf(agreement, now) === "ENDED") throw new AgreementOver();
    // It ends after it begins: of one that has not begun nothing but its first millisecond is left.
    const endsAt = new Date(Math.max(now.getTime(), agreement.startsAt.getTime() + 1));
    await tx.sharingAgreement.updateMany({ where: { id: agreement.id }, data: { endsAt } });
    record({ action: "agreement.end", outcome: "OK", subjectIds: [agreement.id, agreement.agencyId], detail: { fields: "ACTION" } });
    return agreement.id;
  });
}
