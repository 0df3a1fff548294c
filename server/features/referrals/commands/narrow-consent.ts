import { NarrowConsentInput } from "@roundtable/shared/consents.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { findTaskForce } from "#features/agencies/queries.ts";
import { requireOwnConsent } from "../queries/consents.ts";
import { endOfDay } from "../rules/clock.ts";

/** The survivor takes a part back: fewer fields, an earlier end. What was copied for the recipient is emptied at once. */
export function narrowConsent(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(NarrowConsentInput, raw);
  return transact(acting, { mutation: "narrowConsent", input }, async ({ tx, reading, record }) => {
    const consent = await requireOwnConsent(reading, input.consentId, "consent.narrow");
    if (consent.endedAt || consent.expiresAt <= acting.clock.now()) throw new Conflict("Consent", consent.id);
    const fieldGroups = input.fieldGroups ?? consent.fieldGroups;
    if (!fieldGroups.every((group) => consent.fieldGroups.includes(group)))
      throw new InvalidInput([{ path: ["fieldGroups"], message: "a consent may only be narrowed; more needs a new one" }]);
    const expiresAt = input.expiresOn ? endOfDay(input.expiresOn, (await findTaskForce(reading)).timeZone) : consent.expiresAt;
    if (expiresAt > consent.expiresAt) throw new InvalidInput([{ path: ["expiresOn"], message: "a consent may only end earlier; longer needs a new one" }]);
    if (expiresAt <= acting.clock.now()) throw new InvalidInput([{ path: ["expiresOn"], message: "has passed; to end it now, withdraw it" }]);

    const { count } = await tx.consent.updateMany({
      where: { id: consent.id, version: consent.version, endedAt: null },
      data: { fieldGroups, expiresAt, version: { increment: 1 } },
    });
    if (count === 0) throw new Conflict("Consent", consent.id);
    await tx.share.updateMany({ where: { consentId: consent.id }, data: { version: { increment: 1 } } });
    const share = await tx.share.findUnique({ where: { consentId: consent.id }, select: { id: true } });
    record({
      action: "consent.narrow",
      outcome: "OK",
      subjectIds: [consent.id, consent.referralId, ...(share ? [share.id] : [])],
      detail: { fields: "ACTION" },
    });
    return consent.id;
  });
}
