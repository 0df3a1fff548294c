import { AddRequirementInput } from "@roundtable/shared/grants.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { AwardIsClosed } from "../problems.ts";
import { requireAward, requireKeepers } from "../queries.ts";

/** Adds something else that the funder wants. @returns its id */
export function addRequirement(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(AddRequirementInput, raw);
  return transact(acting, { mutation: "addRequirement", input }, async ({ tx, reading, record }) => {
    const { clientKey: _, awardId, dueOn, ownerPersonId, note, ...facts } = input;
    const award = await requireAward(reading, awardId, "requirement.add");
    if (award.closedOn) throw new AwardIsClosed();
    const { taskForceId, holderAgencyId } = award;
    await requireKeepers(reading, holderAgencyId, { ownerPersonId });
    const { id } = await tx.grantRequirement.create({
      data: {
        ...facts,
        taskForceId,
        holderAgencyId,
        awardId: award.id,
        dueOn: dueOn == null ? null : new Date(dueOn),
        ownerPersonId: ownerPersonId ?? null,
        note: note || null,
        changedAt: acting.clock.now(),
      },
      select: { id: true },
    });
    record({ action: "requirement.add", outcome: "OK", subjectIds: [id, award.id], detail: { fields: "ACTION" } });
    return id;
  });
}
