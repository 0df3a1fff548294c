import type { RoadmapGoalModel } from "../../../../prisma/client/models.ts";
import type { Reading } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { isId } from "#platform/ids.ts";
import { type Board, type ElementView, loadBoard } from "./board.ts";

/** A goal with the element that it is for. */
export type GoalView = RoadmapGoalModel & { element: ElementView };

/** The goals of a board in the order of the roadmap: of one element, of one self-assessment, or of a year and later. */
export function goalsOf(board: Board, which: { elementId?: string; assessmentId?: string; fromYear?: number }): GoalView[] {
  const wanted = board.goals.filter(
    (goal) =>
      (which.elementId === undefined || goal.elementId === which.elementId) &&
      (which.assessmentId === undefined || goal.assessmentId === which.assessmentId) &&
      (which.fromYear === undefined || goal.year >= which.fromYear),
  );
  return wanted
    .flatMap((goal) => {
      const element = board.elements.get(goal.elementId);
      return element ? [{ ...goal, element }] : [];
    })
    .toSorted((a, b) => a.element.place - b.element.place || a.year - b.year);
}

/** One goal; null for an unknown id and for another table's. */
export async function findGoal(reading: Reading, id: string): Promise<GoalView | null> {
  if (!isId(id)) return null;
  const board = await loadBoard(reading);
  return (board && goalsOf(board, {}).find((goal) => goal.id === id.toLowerCase())) ?? null;
}

/** A goal as the database has it. */
export function readGoal({ db, ability }: Reading, id: string): Promise<RoadmapGoalModel | null> {
  return db.roadmapGoal.findFirst({ where: { AND: [readable(ability, "RoadmapGoal"), { id }] } });
}
