import { ReleaseHoldInput } from "@roundtable/shared/retention.ts";
import type { Acting } from "#platform/acting.ts";
import { subject } from "#platform/casl.ts";
import { NotFound } from "#platform/errors.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { requireRecentFactor } from "#platform/step-up.ts";
import { transact } from "#platform/transact.ts";
import { AnotherPersonNeeded } from "../problems.ts";
import { copiesOf, requireHold } from "../queries.ts";
import { holdState, nextStep } from "../rules.ts";

/**
 * Lets a referral go that was held. One person asks for it, and it stays held until a second one agrees.
 *
 * @returns the id of the referral
 * @throws ReauthNeeded, NotFound, Conflict, AnotherPersonNeeded
 */
export async function releaseHold(acting: Acting, raw: unknown): Promise<string> {
  requireRecentFactor(acting);
  const input = parse(ReleaseHoldInput, raw);
  const { actor, clock } = acting;
  return transact(acting, { mutation: "releaseHold", input }, async ({ tx, reading, record }) => {
    const action = input.confirms ? "hold.release" : "hold.ask-release";
    const hold = await requireHold(reading, input.holdId, action);
    if (!acting.ability.can("hold", subject("LegalHold", hold))) throw new NotFound();
    record({ action, outcome: "OK", subjectIds: [hold.referralId, ...(await copiesOf(reading, hold.referralId))], detail: { fields: "ACTION" } });
    if (holdState(hold) !== (input.confirms ? "RELEASE_ASKED" : "PLACED")) throw new Conflict("Referral", hold.referralId);
    if (!nextStep(hold, actor.personId)) throw new AnotherPersonNeeded();
    const now = clock.now();
    const { count } = input.confirms
      ? await tx.legalHold.updateMany({ where: { id: hold.id, releasedAt: null }, data: { releasedById: actor.personId, releasedAt: now } })
      : await tx.legalHold.updateMany({ where: { id: hold.id, releaseAskedAt: null }, data: { releaseAskedById: actor.personId, releaseAskedAt: now } });
    if (count === 0) throw new Conflict("Referral", hold.referralId);
    return hold.referralId;
  });
}
