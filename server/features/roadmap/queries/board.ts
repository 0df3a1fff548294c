import type { EvidenceKind, MilestoneStatus } from "@roundtable/shared/roadmap.ts";
import type { MilestoneModel, RoadmapElementModel, RoadmapGoalModel, RoadmapStageModel } from "../../../../prisma/client/models.ts";
import type { Reading } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { findTaskForce } from "#features/agencies/queries.ts";
import { dayOf } from "#features/referrals/rules/clock.ts";
import { isBroken, recordBehind } from "../rules/evidence.ts";
import { type Dependency, holdsBack, isoDay, shownStatus, stageOf } from "../rules.ts";

export type EvidenceRow = {
  id: string;
  kind: EvidenceKind;
  agencyId: string | null;
  trainingId: string | null;
  url: string | null;
  note: string | null;
  attachedAt: Date;
  broken: boolean;
};

/** A milestone as its readers see it, with the board it stands on. */
export type MilestoneView = Omit<MilestoneModel, "dueOn" | "reviewOn"> & {
  board: Board;
  shown: MilestoneStatus;
  dueOn: string | null;
  reviewOn: string | null;
  evidence: EvidenceRow[];
  hasBrokenEvidence: boolean;
};

export type ElementView = RoadmapElementModel & {
  board: Board;
  areaName: string;
  computedStage: number;
  stage: number;
  holdsBack: MilestoneView | undefined;
  milestones: MilestoneView[];
};
export type AreaView = { id: string; name: string; elements: ElementView[] };

/** One task force's whole roadmap at one moment. */
export type Board = {
  id: string;
  today: string;
  timeZone: string;
  stages: RoadmapStageModel[];
  areas: AreaView[];
  elements: Map<string, ElementView>;
  milestones: Map<string, MilestoneView>;
  dependencies: Dependency[];
  goals: RoadmapGoalModel[];
};

/** The roadmap of the actor's table, in the same few statements however large it is; null without one, and for whom it is not. */
export async function loadBoard(reading: Reading): Promise<Board | null> {
  const { db, ability, actor, clock } = reading;
  const here = { taskForceId: actor.taskForceId };
  const roadmap = await db.roadmap.findFirst({ where: { AND: [readable(ability, "Roadmap"), here] } });
  if (!roadmap) return null;
  const { timeZone } = await findTaskForce(reading);
  const stages = await db.roadmapStage.findMany({ where: { AND: [readable(ability, "RoadmapStage"), here] }, orderBy: { number: "asc" } });
  const areas = await db.roadmapArea.findMany({ where: { AND: [readable(ability, "RoadmapArea"), here] }, orderBy: { place: "asc" } });
  const elements = await db.roadmapElement.findMany({ where: { AND: [readable(ability, "RoadmapElement"), here] }, orderBy: { place: "asc" } });
  const milestones = await db.milestone.findMany({ where: { AND: [readable(ability, "Milestone"), here] }, orderBy: { place: "asc" } });
  const dependencies = await db.milestoneDependency.findMany({
    where: { AND: [readable(ability, "MilestoneDependency"), here] },
    select: { milestoneId: true, dependsOnId: true },
  });
  const evidence = await db.evidence.findMany({
    where: { AND: [readable(ability, "Evidence"), here] },
    select: {
      id: true,
      milestoneId: true,
      kind: true,
      url: true,
      note: true,
      attachedAt: true,
      agreementId: true,
      trainingId: true,
      agreement: { select: { agencyId: true, startsAt: true, endsAt: true } },
      training: { select: { agencyId: true, withdrawnAt: true } },
    },
    orderBy: [{ attachedAt: "asc" }, { id: "asc" }],
  });
  const goals = await db.roadmapGoal.findMany({ where: { AND: [readable(ability, "RoadmapGoal"), here] }, orderBy: [{ year: "asc" }] });

  const now = clock.now();
  const today = dayOf(now, timeZone);
  const attached = Map.groupBy(evidence, ({ milestoneId }) => milestoneId);
  const board: Board = { id: roadmap.id, today, timeZone, stages, areas: [], elements: new Map(), milestones: new Map(), dependencies, goals };
  for (const row of milestones) {
    const proofs = (attached.get(row.id) ?? []).map(({ id, kind, trainingId, url, note, attachedAt, ...records }): EvidenceRow => {
      const record = recordBehind({ kind, ...records });
      return { id, kind, trainingId, url, note, attachedAt, agencyId: record?.agencyId ?? null, broken: isBroken(kind, record, now) };
    });
    const days = { dueOn: isoDay(row.dueOn), reviewOn: isoDay(row.reviewOn) };
    const shown = shownStatus({ status: row.status, reviewOn: days.reviewOn }, today);
    board.milestones.set(row.id, { ...row, ...days, board, shown, evidence: proofs, hasBrokenEvidence: proofs.some(({ broken }) => broken) });
  }
  const ofElement = Map.groupBy(board.milestones.values(), ({ elementId }) => elementId);
  const ofArea = Map.groupBy(elements, ({ areaId }) => areaId);
  for (const { id, name } of areas) {
    const views = (ofArea.get(id) ?? []).map((element): ElementView => {
      const own = ofElement.get(element.id) ?? [];
      const computedStage = stageOf(own);
      return { ...element, board, areaName: name, computedStage, stage: element.stageOverride ?? computedStage, holdsBack: holdsBack(own), milestones: own };
    });
    for (const view of views) board.elements.set(view.id, view);
    board.areas.push({ id, name, elements: views });
  }
  return board;
}
