import type { RequirementStatus } from "@roundtable/shared/grants.ts";
import type { Prisma } from "../../../../prisma/client/client.ts";
import { Conflict } from "#platform/problems.ts";
import type { Unit } from "#platform/transact.ts";
import { AwardIsClosed } from "../problems.ts";
import { requireRequirement } from "../queries.ts";
import type { RequirementView } from "./awards.ts";

type Change = Omit<Prisma.GrantRequirementUncheckedUpdateManyInput, "id" | "version">;

/**
 * One change of a requirement, for its commands: finds it, refuses it where the award is closed, writes and records.
 *
 * @param work what changes, from how the requirement is; `from`: the states in which this can be done
 * @throws Conflict when somebody else changed it meanwhile, or it is in none of these states any more
 */
export async function changeOne(
  { tx, reading, record }: Unit,
  { requirementId, version, action, from }: { requirementId: string; version: number; action: string; from: RequirementStatus[] },
  work: (requirement: RequirementView) => Change | Promise<Change>,
): Promise<string> {
  const requirement = await requireRequirement(reading, requirementId, action);
  const { id, award } = requirement;
  if (award.closedOn) throw new AwardIsClosed();
  const { count } = await tx.grantRequirement.updateMany({
    where: { id, version, status: { in: from } },
    data: { ...(await work(requirement)), changedAt: reading.clock.now(), version: { increment: 1 } },
  });
  if (count === 0) throw new Conflict("GrantRequirement", id);
  record({ action, outcome: "OK", subjectIds: [id, award.id], detail: { fields: "ACTION" } });
  return id;
}
