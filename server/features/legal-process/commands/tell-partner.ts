import { TellPartnerInput } from "@roundtable/shared/legal-process.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { NobodyToTell } from "../problems.ts";
import { requireLegalRequest } from "../queries.ts";

/**
 * Tells the agency at the other end of the share that there is a legal request about something the two share: neither
 * which, nor what is asked. The rest is for the telephone.
 *
 * @returns the id of the entry
 * @throws NotFound, Conflict, NobodyToTell
 */
export function tellPartner(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(TellPartnerInput, raw);
  return transact(acting, { mutation: "tellPartner", input }, async ({ tx, reading, record, announce }) => {
    const { id, taskForceId, partnerAgencyId, partnerToldAt } = await requireLegalRequest(reading, input.requestId, "legal-request.tell-partner");
    if (partnerAgencyId === null || partnerToldAt !== null) throw new NobodyToTell();
    const now = acting.clock.now();
    const { count } = await tx.legalRequest.updateMany({
      where: { id, version: input.version, partnerToldAt: null },
      data: { version: { increment: 1 }, partnerToldAt: now },
    });
    if (count === 0) throw new Conflict("LegalRequest", id);
    // createMany, which asks for nothing back: what another agency was told is not ours to read.
    await tx.notice.createMany({ data: [{ taskForceId, agencyId: partnerAgencyId, kind: "LEGAL_REQUEST", createdAt: now }] });
    record({ action: "legal-request.tell-partner", outcome: "OK", subjectIds: [id], detail: { fields: "ACTION", version: input.version + 1 } });
    announce({ topic: "referral.legal-notice", payload: { requestId: id } });
    return id;
  });
}
