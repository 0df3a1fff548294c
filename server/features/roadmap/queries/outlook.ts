import { bySoonest, isLapsing, isOpen, waitingFor } from "../rules.ts";
import type { Board, ElementView, MilestoneView } from "./board.ts";

const all = (board: Board) => [...board.milestones.values()];

/** Whether nothing it waits for is still to do. */
function isReady({ id, board }: MilestoneView): boolean {
  return board.dependencies.every(({ milestoneId, dependsOnId }) => milestoneId !== id || !isOpen(board.milestones.get(dependsOnId) ?? { shown: "IN_PLACE" }));
}

/** Elements that would move, or could: its own where it is what is missing, and those of everything that waits for it. */
function freedBy(milestone: MilestoneView): ElementView[] {
  const { board, elementId } = milestone;
  const own = board.elements.get(elementId);
  const waiting = [...waitingFor(milestone.id, board.dependencies)].map((id) => board.milestones.get(id)).filter((one) => one !== undefined && isOpen(one));
  const ids = new Set([...(own?.holdsBack?.stage === milestone.stage ? [elementId] : []), ...waiting.flatMap((one) => (one ? [one.elementId] : []))]);
  return [...ids].flatMap((id) => board.elements.get(id) ?? []);
}

export type Unlock = { milestone: MilestoneView; frees: ElementView[] };

/** The three things that could be done now and would free the most elements. */
export function wouldFreeMost(board: Board): Unlock[] {
  return all(board)
    .filter((milestone) => isOpen(milestone) && isReady(milestone))
    .map((milestone) => ({ milestone, frees: freedBy(milestone) }))
    .filter(({ frees }) => frees.length > 0)
    .toSorted((a, b) => b.frees.length - a.frees.length || bySoonest(a.milestone, b.milestone))
    .slice(0, 3);
}

/** What can be done next: begun or planned, and waiting for nothing. */
export function nextUp(board: Board): MilestoneView[] {
  const begun = all(board).filter((one) => isOpen(one) && one.shown !== "LAPSED" && (one.shown === "UNDER_WAY" || one.dueOn !== null) && isReady(one));
  return begun.toSorted(bySoonest).slice(0, 6);
}

/** What has lapsed, will within 60 days, or stands on broken evidence; the oldest first. */
export function lapsing(board: Board): MilestoneView[] {
  return all(board)
    .filter((one) => isLapsing(one, board.today))
    .toSorted((a, b) => (a.reviewOn ?? "9999").localeCompare(b.reviewOn ?? "9999") || a.place - b.place);
}

export type Waiting = { agencyId: string | null; milestones: MilestoneView[] };

/** For whom others wait: open milestones that hold an element or another milestone back, by the agency that owns them. */
export function waitingOn(board: Board): Waiting[] {
  const holding = new Set([...board.elements.values()].map((element) => element.holdsBack?.id));
  const awaited = new Set(
    board.dependencies.filter(({ milestoneId }) => isOpen(board.milestones.get(milestoneId) ?? { shown: "IN_PLACE" })).map(({ dependsOnId }) => dependsOnId),
  );
  const rows = all(board).filter((one) => isOpen(one) && (awaited.has(one.id) || (holding.has(one.id) && one.ownerAgencyId !== null)));
  return [...Map.groupBy(rows.toSorted(bySoonest), ({ ownerAgencyId }) => ownerAgencyId)]
    .map(([agencyId, milestones]) => ({ agencyId, milestones }))
    .toSorted((a, b) => b.milestones.length - a.milestones.length);
}
