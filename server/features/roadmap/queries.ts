import DataLoader from "dataloader";
import type { MilestoneStatus, RoadmapAction } from "@roundtable/shared/roadmap.ts";
import { roadmapActions } from "@roundtable/shared/roadmap.ts";
import type { MilestoneEventModel, MilestoneModel, RoadmapElementModel, RoadmapModel } from "../../../prisma/client/models.ts";
import { actingAs } from "#platform/actor.ts";
import { type Acting, type Reading, recordRead } from "#platform/acting.ts";
import { readable, subject } from "#platform/casl.ts";
import { NotFound } from "#platform/errors.ts";
import { isId } from "#platform/ids.ts";
import { type Board, type ElementView, loadBoard, type MilestoneView } from "./queries/board.ts";
import { isLapsing } from "./rules.ts";

export type MilestoneFilter = {
  status?: MilestoneStatus | null;
  ownerAgencyId?: string | null;
  stage?: number | null;
  elementId?: string | null;
  lapsing?: boolean | null;
};

/** The milestones of the table that fit, in the order of the roadmap. */
export async function listMilestones(reading: Reading, filter: MilestoneFilter): Promise<MilestoneView[]> {
  const board = await loadBoard(reading);
  if (!board) return [];
  return [...board.milestones.values()].filter(
    (one) =>
      (filter.status == null || one.shown === filter.status) &&
      (filter.ownerAgencyId == null || one.ownerAgencyId === filter.ownerAgencyId) &&
      (filter.stage == null || one.stage === filter.stage) &&
      (filter.elementId == null || one.elementId === filter.elementId) &&
      (filter.lapsing == null || isLapsing(one, board.today) === filter.lapsing),
  );
}

/** One milestone of the table; null for an unknown id, for another table's, and for whom the roadmap is not. */
export async function findMilestone(reading: Reading, id: string): Promise<MilestoneView | null> {
  if (!isId(id)) return null;
  return (await loadBoard(reading))?.milestones.get(id.toLowerCase()) ?? null;
}

/** One element of the table, with the stage it has reached. */
export async function findElement(reading: Reading, id: string): Promise<ElementView | null> {
  return (await loadBoard(reading))?.elements.get(id) ?? null;
}

/** Whether this reader may bring the template in: a coordinator may, whether there is a roadmap or not. */
export function mayCoordinate({ ability, actor }: Reading): boolean {
  return ability.can("coordinate", subject("Roadmap", { taskForceId: actor.taskForceId } as RoadmapModel));
}

/** What this reader may do with a milestone. */
export function actionsOn(
  { ability }: Reading,
  { board: _, shown: __, evidence: ___, hasBrokenEvidence: ____, dueOn: _____, reviewOn: ______, ...row }: MilestoneView,
): RoadmapAction[] {
  const milestone = subject("Milestone", row as MilestoneModel);
  if (ability.can("coordinate", milestone)) return roadmapActions.filter((action) => action !== "OVERRIDE_STAGE");
  return ability.can("report", milestone) ? ["SET_STATUS", "ATTACH_EVIDENCE"] : [];
}

/** A milestone to change. @throws NotFound when it is not there or not theirs to change, and the attempt is logged */
export async function requireMilestone(reading: Reading, id: string, action: string, right: "coordinate" | "report"): Promise<MilestoneModel> {
  const { db, ability } = reading;
  const milestone = isId(id) ? await db.milestone.findFirst({ where: { AND: [readable(ability, "Milestone"), { id }] } }) : null;
  if (milestone && ability.can(right, subject("Milestone", milestone))) return milestone;
  return refuse(reading, id, action);
}

/** An element to change. @throws NotFound as above */
export async function requireElement(reading: Reading, id: string, action: string): Promise<RoadmapElementModel> {
  const element = await reading.db.roadmapElement.findFirst({ where: { AND: [readable(reading.ability, "RoadmapElement"), { id }] } });
  if (element && reading.ability.can("coordinate", subject("RoadmapElement", element))) return element;
  return refuse(reading, id, action);
}

/** Logs that somebody tried. @throws NotFound always: one answer for what is hidden, unknown and not theirs */
export async function refuse(reading: Reading, id: string | null, action: string): Promise<never> {
  await recordRead(reading, { action, outcome: "DENIED", subjectIds: id === null ? [] : [id], detail: { fields: "ACTION" } });
  throw new NotFound();
}

const histories = new WeakMap<Board, DataLoader<string, MilestoneEventModel[]>>();

/** What happened to a milestone, the latest first; the milestones of one moment are read in one statement. */
export function historyOf(acting: Acting, { id, board }: MilestoneView): Promise<MilestoneEventModel[]> {
  const known =
    histories.get(board) ??
    new DataLoader<string, MilestoneEventModel[]>(async (ids) => {
      const where = { AND: [readable(acting.ability, "MilestoneEvent"), { milestoneId: { in: [...ids] } }] };
      const rows = await actingAs(acting.actor, async () => await acting.db.milestoneEvent.findMany({ where, orderBy: [{ at: "desc" }, { id: "desc" }] }));
      const grouped = Map.groupBy(rows, ({ milestoneId }) => milestoneId);
      return ids.map((one) => grouped.get(one) ?? []);
    });
  histories.set(board, known);
  return known.load(id);
}
