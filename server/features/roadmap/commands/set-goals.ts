import { SetGoalsInput } from "@roundtable/shared/self-assessment.ts";
import type { Acting } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { NotFound } from "#platform/errors.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact, type Unit } from "#platform/transact.ts";
import { findAgencyAtTable } from "#features/agencies/queries.ts";
import { SelfAssessmentOpen } from "../problems.ts";
import { requireElement } from "../queries.ts";
import { requireAssessment } from "../queries/self-assessment.ts";
import { tellHistory } from "./tell-history.ts";

type Goal = ReturnType<typeof SetGoalsInput.parse>["goals"][number];

/**
 * Makes elements goals of the year after a closed self-assessment, or changes those goals: all of them or, where one was
 * changed by somebody else meanwhile, none.
 *
 * @returns the id of the self-assessment
 * @throws NotFound, SelfAssessmentOpen, Conflict
 */
export function setGoals(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(SetGoalsInput, raw);
  return transact(acting, { mutation: "setGoals", input }, async (unit) => {
    const assessment = await requireAssessment(unit.reading, input.assessmentId, "roadmap.set-goal", "coordinate");
    if (assessment.closedAt === null) throw new SelfAssessmentOpen();
    for (const goal of input.goals) await setGoal(unit, { assessmentId: assessment.id, year: assessment.year + 1 }, goal);
    return assessment.id;
  });
}

async function setGoal(
  unit: Unit,
  came: { assessmentId: string; year: number },
  { elementId, version, targetStage, words, ownerAgencyId }: Goal,
): Promise<void> {
  const { tx, reading } = unit;
  const { actor, ability, clock } = reading;
  const element = await requireElement(reading, elementId, "roadmap.set-goal");
  if (ownerAgencyId != null && !(await findAgencyAtTable(reading, ownerAgencyId))) throw new NotFound();
  const before = await tx.roadmapGoal.findFirst({ where: { AND: [readable(ability, "RoadmapGoal"), { elementId, year: came.year }] } });
  if (before && before.version !== version) throw new Conflict("RoadmapGoal", before.id);
  const said = { assessmentId: came.assessmentId, targetStage, words, ownerAgencyId: ownerAgencyId ?? null, setById: actor.personId, setAt: clock.now() };
  if (before) {
    const { count } = await tx.roadmapGoal.updateMany({ where: { id: before.id, version: before.version }, data: { ...said, version: { increment: 1 } } });
    if (count === 0) throw new Conflict("RoadmapGoal", before.id);
  } else {
    const made = await tx.roadmapGoal.createMany({ data: [{ ...said, year: came.year, taskForceId: element.taskForceId, elementId }], skipDuplicates: true });
    // Somebody set one between our look and our step.
    if (made.count === 0) throw new Conflict("RoadmapGoal", elementId);
  }
  await tellHistory(unit, "roadmap.set-goal", element, { kind: "GOAL_SET", before: before?.words ?? null, after: words });
}
