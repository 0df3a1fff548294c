import { RefuseConsentInput } from "@roundtable/shared/consents.ts";
import type { Acting } from "#platform/acting.ts";
import { subject } from "#platform/casl.ts";
import { NotFound } from "#platform/errors.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { AnotherPersonNeeded } from "#features/retention/problems.ts";
import { requireOwnConsent } from "../queries/consents.ts";
import { maySecond, secondPersonState } from "../rules/second-person.ts";

/**
 * The second person does not confirm a consent that names law enforcement: it ends, and nothing was shared under it.
 *
 * @returns the id of the consent
 * @throws NotFound, AnotherPersonNeeded, Conflict
 */
export function refuseConsent(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(RefuseConsentInput, raw);
  const { actor, clock } = acting;
  return transact(acting, { mutation: "refuseConsent", input }, async ({ tx, reading, record }) => {
    const consent = await requireOwnConsent(reading, input.consentId, "consent.refuse");
    if (!acting.ability.can("confirm", subject("Consent", consent))) throw new NotFound();
    const now = clock.now();
    record({ action: "consent.refuse", outcome: "OK", subjectIds: [consent.id, consent.referralId], detail: { fields: "ACTION" } });
    if (secondPersonState(consent, now) !== "WAITING") throw new Conflict("Consent", consent.id);
    if (!maySecond(consent, actor.personId, now)) throw new AnotherPersonNeeded();
    const { count } = await tx.consent.updateMany({
      where: { id: consent.id, confirmedAt: null, endedAt: null },
      data: { endedAt: now, endedBecause: "NOT_CONFIRMED", version: { increment: 1 } },
    });
    if (count === 0) throw new Conflict("Consent", consent.id);
    return consent.id;
  });
}
