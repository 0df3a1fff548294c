import { AddDependencyInput } from "@roundtable/shared/roadmap.ts";
import type { Acting } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { sqlState } from "#platform/errors.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { DependencyCycle } from "../problems.ts";
import { requireMilestone } from "../queries.ts";
import { circleThrough } from "../rules.ts";
import { tellHistory } from "./tell-history.ts";

/** Lets one milestone wait for another. @throws DependencyCycle when they would wait for each other */
export function addDependency(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(AddDependencyInput, raw);
  const { milestoneId, dependsOnId } = input;
  return transact(acting, { mutation: "addDependency", input }, async (unit) => {
    const { tx, reading } = unit;
    const milestone = await requireMilestone(reading, milestoneId, "milestone.add-dependency", "coordinate");
    const other = await requireMilestone(reading, dependsOnId, "milestone.add-dependency", "coordinate");
    const known = await tx.milestoneDependency.findMany({
      where: readable(reading.ability, "MilestoneDependency"),
      select: { milestoneId: true, dependsOnId: true },
    });
    const circle = circleThrough(known, { milestoneId, dependsOnId });
    if (circle) throw new DependencyCycle(circle);
    await tx.milestoneDependency
      .createMany({ data: [{ taskForceId: milestone.taskForceId, milestoneId, dependsOnId }], skipDuplicates: true })
      .catch((error: unknown) => {
        // Somebody closed the circle between our look and our step.
        if (sqlState(error) === "RT042") throw new DependencyCycle([dependsOnId, milestoneId]);
        throw error;
      });
    await tellHistory(unit, "milestone.add-dependency", milestone, { kind: "DEPENDENCY_ADDED", after: other.title });
    return milestoneId;
  });
}
