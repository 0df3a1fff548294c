import { UnlinkRequirementFromMilestoneInput } from "@roundtable/shared/grants.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { AwardIsClosed } from "../problems.ts";
import { requireRequirement } from "../queries.ts";

/** Takes the link to a milestone away. */
export function unlinkRequirementFromMilestone(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(UnlinkRequirementFromMilestoneInput, raw);
  return transact(acting, { mutation: "unlinkRequirementFromMilestone", input }, async ({ tx, reading, record }) => {
    const { id, award } = await requireRequirement(reading, input.requirementId, "requirement.unlink");
    if (award.closedOn) throw new AwardIsClosed();
    await tx.requirementMilestone.deleteMany({ where: { requirementId: id, milestoneId: input.milestoneId } });
    record({ action: "requirement.unlink", outcome: "OK", subjectIds: [id, input.milestoneId], detail: { fields: "ACTION" } });
    return id;
  });
}
