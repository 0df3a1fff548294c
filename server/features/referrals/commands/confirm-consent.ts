import { ConfirmConsentInput } from "@roundtable/shared/consents.ts";
import type { Acting } from "#platform/acting.ts";
import { subject } from "#platform/casl.ts";
import { NotFound, sqlState } from "#platform/errors.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { requireRecentFactor } from "#platform/step-up.ts";
import { transact } from "#platform/transact.ts";
import { AnotherPersonNeeded } from "#features/retention/problems.ts";
import { requireOwnConsent } from "../queries/consents.ts";
import { maySecond, secondPersonState } from "../rules/second-person.ts";

/**
 * The second person's word for a consent that names law enforcement (safety.md AZ-12). From now on it can be shared under;
 * nothing is shared by it.
 *
 * @returns the id of the consent
 * @throws ReauthNeeded, NotFound, AnotherPersonNeeded, Conflict
 */
export async function confirmConsent(acting: Acting, raw: unknown): Promise<string> {
  requireRecentFactor(acting);
  const input = parse(ConfirmConsentInput, raw);
  const { actor, clock } = acting;
  const work = transact(acting, { mutation: "confirmConsent", input }, async ({ tx, reading, record }) => {
    const consent = await requireOwnConsent(reading, input.consentId, "consent.confirm");
    if (!acting.ability.can("confirm", subject("Consent", consent))) throw new NotFound();
    const now = clock.now();
    record({ action: "consent.confirm", outcome: "OK", subjectIds: [consent.id, consent.referralId], detail: { fields: "ACTION" } });
    if (secondPersonState(consent, now) !== "WAITING") throw new Conflict("Consent", consent.id);
    if (!maySecond(consent, actor.personId, now)) throw new AnotherPersonNeeded();
    const { count } = await tx.consent.updateMany({
      where: { id: consent.id, confirmedAt: null, endedAt: null },
      data: { confirmedById: actor.personId, confirmedAt: now, version: { increment: 1 } },
    });
    if (count === 0) throw new Conflict("Consent", consent.id);
    return consent.id;
  });
  // Its time ran out, or a colleague ended it, between our look and our write.
  return work.catch((error: unknown) => {
    const state = sqlState(error);
    if (state === "RT001" || state === "RT009") throw new Conflict("Consent", input.consentId);
    throw error;
  });
}
