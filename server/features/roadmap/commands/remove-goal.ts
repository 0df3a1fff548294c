import { RemoveGoalInput } from "@roundtable/shared/self-assessment.ts";
import type { Acting } from "#platform/acting.ts";
import { subject } from "#platform/casl.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { refuse, requireElement } from "../queries.ts";
import { readGoal } from "../queries/goals.ts";
import { tellHistory } from "./tell-history.ts";

/**
 * Takes a goal away; that it was there stays in the history.
 *
 * @returns the id of the self-assessment that it came from
 * @throws NotFound, Conflict
 */
export function removeGoal(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(RemoveGoalInput, raw);
  return transact(acting, { mutation: "removeGoal", input }, async (unit) => {
    const { tx, reading } = unit;
    const action = "roadmap.remove-goal";
    const goal = await readGoal(reading, input.goalId);
    if (!goal || !reading.ability.can("coordinate", subject("RoadmapGoal", goal))) return refuse(reading, input.goalId, action);
    const { count } = await tx.roadmapGoal.deleteMany({ where: { id: goal.id, version: input.version } });
    if (count === 0) throw new Conflict("RoadmapGoal", goal.id);
    const element = await requireElement(reading, goal.elementId, action);
    await tellHistory(unit, action, element, { kind: "GOAL_REMOVED", before: goal.words, reason: input.reason });
    return goal.assessmentId;
  });
}
