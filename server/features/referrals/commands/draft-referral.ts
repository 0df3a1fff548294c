import { DraftReferralInput, isMinor } from "@roundtable/shared/referrals.ts";
import { type Acting, recordRead } from "#platform/acting.ts";
import { subject } from "#platform/casl.ts";
import { NotFound } from "#platform/errors.ts";
import { Conflict, InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { mayWorkWithReferrals, regionExists, requireReferral } from "../queries/referrals.ts";
import { rangesFrom } from "../rules/ranges.ts";
import { resealRanges, writeRanges } from "./write-ranges.ts";

/**
 * Starts a referral or saves it. A save replaces every field. Nothing leaves the agency: a recipient reads only what is
 * copied for it when it is shared, so a later save changes nothing that was sent.
 */
export function draftReferral(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(DraftReferralInput, raw);
  const { actor, clock } = acting;
  if (!mayWorkWithReferrals(acting)) return refuseSeat(acting, input.id ?? null);
  return transact(acting, { mutation: "draftReferral", input }, async ({ tx, reading, record }) => {
    if (input.regionId && !(await regionExists(reading, input.regionId)))
      throw new InvalidInput([{ path: ["regionId"], message: "is not a region of this task force" }]);
    const now = clock.now();
    const survivor = rangesFrom(input.survivor ?? {});
    const fields = {
      urgency: input.urgency ?? null,
      needs: input.needs ?? [],
      reason: input.reason ?? null,
      regionId: input.regionId ?? null,
      callBeforeAccepting: input.callBeforeAccepting ?? false,
      minor: survivor.ageBand && isMinor(survivor.ageBand),
      updatedAt: now,
    };

    if (!input.id) {
      const created = await tx.referral.create({
        data: { ...fields, taskForceId: actor.taskForceId, ownerAgencyId: actor.agencyId, createdById: actor.personId, createdAt: now },
      });
      await writeRanges(tx, acting.keys, created, survivor);
      record({ action: "referral.draft", outcome: "OK", subjectIds: [created.id], detail: { fields: "ACTION" } });
      return created.id;
    }

    const referral = await requireReferral(reading, input.id, "referral.draft");
    if (!acting.ability.can("draft", subject("Referral", referral))) throw new NotFound();
    const open = { in: ["DRAFT" as const, "OPEN" as const] };
    const { count } = await tx.referral.updateMany({
      where: { id: referral.id, version: input.version ?? 0, state: open },
      data: { ...fields, version: { increment: 1 } },
    });
    if (count === 0) throw new Conflict("Referral", referral.id);
    if (referral.key) await resealRanges(tx, acting.keys, referral.id, referral.key, survivor);
    else await writeRanges(tx, acting.keys, referral, survivor);
    record({ action: "referral.draft", outcome: "OK", subjectIds: [referral.id], detail: { fields: "ACTION" } });
    return referral.id;
  });
}

/** Somebody whose seats do not work with referrals: the attempt is logged, whether what they named exists or not. */
async function refuseSeat(acting: Acting, id: string | null): Promise<never> {
  await recordRead(acting, { action: "referral.draft", outcome: "DENIED", subjectIds: id === null ? [] : [id], detail: { fields: "ACTION" } });
  throw new NotFound();
}
