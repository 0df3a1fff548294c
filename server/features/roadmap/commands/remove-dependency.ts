import { RemoveDependencyInput } from "@roundtable/shared/roadmap.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireMilestone } from "../queries.ts";
import { tellHistory } from "./tell-history.ts";

/** A milestone waits no longer for another. */
export function removeDependency(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(RemoveDependencyInput, raw);
  const { milestoneId, dependsOnId } = input;
  return transact(acting, { mutation: "removeDependency", input }, async (unit) => {
    const milestone = await requireMilestone(unit.reading, milestoneId, "milestone.remove-dependency", "coordinate");
    const other = await requireMilestone(unit.reading, dependsOnId, "milestone.remove-dependency", "coordinate");
    await unit.tx.milestoneDependency.deleteMany({ where: { milestoneId, dependsOnId } });
    await tellHistory(unit, "milestone.remove-dependency", milestone, { kind: "DEPENDENCY_REMOVED", before: other.title });
    return milestoneId;
  });
}
