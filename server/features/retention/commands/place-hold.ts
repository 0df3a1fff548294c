import { PlaceHoldInput } from "@roundtable/shared/retention.ts";
import { requireReferral } from "#features/referrals/queries/referrals.ts";
import type { Acting } from "#platform/acting.ts";
import { subject } from "#platform/casl.ts";
import { NotFound, sqlState } from "#platform/errors.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { requireRecentFactor } from "#platform/step-up.ts";
import { transact } from "#platform/transact.ts";
import { AnotherPersonNeeded } from "../problems.ts";
import { copiesOf, holdOf } from "../queries.ts";
import { holdState, nextStep } from "../rules.ts";

/**
 * Keeps a referral from being purged. One person proposes it, which changes nothing yet; it holds once a second person of
 * the agency has confirmed it (safety.md §8).
 *
 * @returns the id of the referral
 * @throws ReauthNeeded, NotFound, Conflict, AnotherPersonNeeded
 */
export async function placeHold(acting: Acting, raw: unknown): Promise<string> {
  requireRecentFactor(acting);
  const input = parse(PlaceHoldInput, raw);
  const { actor, clock } = acting;
  return transact(acting, { mutation: "placeHold", input }, async ({ tx, reading, record }) => {
    const action = input.confirms ? "hold.place" : "hold.propose";
    const referral = await requireReferral(reading, input.referralId, action);
    if (!acting.ability.can("hold", subject("Referral", referral))) throw new NotFound();
    const hold = await holdOf(reading, referral.id);
    record({ action, outcome: "OK", subjectIds: [referral.id, ...(await copiesOf(reading, referral.id))], detail: { fields: "ACTION" } });

    if (!input.confirms) {
      if (hold) throw new Conflict("Referral", referral.id);
      const proposal = tx.legalHold.create({
        data: {
          taskForceId: referral.taskForceId,
          ownerAgencyId: referral.ownerAgencyId,
          referralId: referral.id,
          proposedById: actor.personId,
          proposedAt: clock.now(),
        },
      });
      await proposal.catch((error: unknown) => {
        // A colleague proposed it between our look and our step.
        if (sqlState(error) === "23505") throw new Conflict("Referral", referral.id);
        throw error;
      });
      return referral.id;
    }
    if (!hold || holdState(hold) !== "PROPOSED") throw new Conflict("Referral", referral.id);
    if (nextStep(hold, actor.personId) !== "CONFIRM") throw new AnotherPersonNeeded();
    const { count } = await tx.legalHold.updateMany({ where: { id: hold.id, placedAt: null }, data: { placedById: actor.personId, placedAt: clock.now() } });
    if (count === 0) throw new Conflict("Referral", referral.id);
    return referral.id;
  });
}
