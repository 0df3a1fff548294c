import { LinkRequirementToMilestoneInput } from "@roundtable/shared/grants.ts";
import type { Acting } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { NotFound } from "#platform/errors.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { AwardIsClosed } from "../problems.ts";
import { requireRequirement } from "../queries.ts";

/** Says which milestone of the roadmap a requirement is met by. Said twice, it stands once. */
export function linkRequirementToMilestone(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(LinkRequirementToMilestoneInput, raw);
  return transact(acting, { mutation: "linkRequirementToMilestone", input }, async ({ tx, reading, record }) => {
    const { id, award } = await requireRequirement(reading, input.requirementId, "requirement.link");
    if (award.closedOn) throw new AwardIsClosed();
    const { taskForceId, holderAgencyId } = award;
    const milestone = await tx.milestone.findFirst({
      where: { AND: [readable(reading.ability, "Milestone"), { id: input.milestoneId, taskForceId }] },
      select: { id: true },
    });
    if (!milestone) throw new NotFound();
    await tx.requirementMilestone.createMany({ data: [{ taskForceId, holderAgencyId, requirementId: id, milestoneId: milestone.id }], skipDuplicates: true });
    record({ action: "requirement.link", outcome: "OK", subjectIds: [id, milestone.id], detail: { fields: "ACTION" } });
    return id;
  });
}
