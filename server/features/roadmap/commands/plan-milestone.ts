import { PlanMilestoneInput } from "@roundtable/shared/roadmap.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireMilestone } from "../queries.ts";
import { tellHistory } from "./tell-history.ts";

/** Says by when a milestone is due, and when it is looked at again. Both days are replaced; a day left out is none. */
export function planMilestone(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(PlanMilestoneInput, raw);
  return transact(acting, { mutation: "planMilestone", input }, async (unit) => {
    const milestone = await requireMilestone(unit.reading, input.milestoneId, "milestone.plan", "coordinate");
    const change = { dueOn: input.dueOn == null ? null : new Date(input.dueOn), reviewOn: input.reviewOn == null ? null : new Date(input.reviewOn) };
    const { count } = await unit.tx.milestone.updateMany({
      where: { id: milestone.id, version: input.version },
      data: { ...change, version: { increment: 1 } },
    });
    if (count === 0) throw new Conflict("Milestone", milestone.id);
    await tellHistory(unit, "milestone.plan", { ...milestone, ...change }, { kind: "PLANNED", reason: input.reason || null });
    return milestone.id;
  });
}
