import type { Reading } from "#platform/acting.ts";
import { loadBoard, type Board, type MilestoneView } from "#features/roadmap/queries/board.ts";
import type { AwardView, RequirementView } from "./awards.ts";

const boards = new WeakMap<AwardView, Promise<Board | null>>();

/** The milestones that a requirement is met by, in the order of the roadmap's links; the roadmap is read once for an award. */
export async function milestonesOf(reading: Reading, { award, milestoneIds }: RequirementView): Promise<MilestoneView[]> {
  if (milestoneIds.length === 0) return [];
  const board = boards.get(award) ?? loadBoard(reading);
  boards.set(award, board);
  const milestones = (await board)?.milestones;
  return milestoneIds.flatMap((id) => milestones?.get(id) ?? []);
}
