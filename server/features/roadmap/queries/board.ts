import type { EvidenceKind, MilestoneStatus } from "@roundtable/shared/roadmap.ts";
import type { RoadmapElementModel, RoadmapGoalModel, RoadmapStageModel } from "../../../../prisma/client/models.ts";
import type { Reading } from "#platform/acting.ts";
import type { AgencyRow, PersonRow } from "#features/agencies/queries/rows.ts";
import { dayOf } from "#features/referrals/rules/clock.ts";
import { isBroken, recordBehind } from "../rules/evidence.ts";
import { type Dependency, holdsBack, shownStatus, stageOf } from "../rules.ts";
import { type BoardRows, loadBoardRows, type MilestoneRow, type ProvingReport } from "./board-rows.ts";

export type EvidenceRow = {
  id: string;
  kind: EvidenceKind;
  board: Board;
  agencyId: string | null;
  trainingId: string | null;
  report: ProvingReport | null;
  filedOn: string | null;
  minutesId: string | null;
  approvedOn: string | null;
  url: string | null;
  note: string | null;
  attachedAt: Date;
  broken: boolean;
};

/** A milestone as its readers see it, with the board it stands on. */
export type MilestoneView = MilestoneRow & {
  board: Board;
  shown: MilestoneStatus;
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
  /** Whom its parts name, as far as this reader may know of them. */
  agencies: Map<string, AgencyRow>;
  people: Map<string, PersonRow>;
};

const underWay = new WeakMap<Reading, Promise<Board | null>>();

/**
 * The roadmap of the actor's table, in one statement however large it is; null without one, and for whom it is not. What
 * asks for it at the same moment of one request shares one answer, and nothing is kept once that is there.
 */
export function loadBoard(reading: Reading): Promise<Board | null> {
  const known = underWay.get(reading);
  if (known) return known;
  const loading = loadBoardRows(reading)
    .then((rows) => rows && layOut(rows, reading.clock.now()))
    .finally(() => underWay.delete(reading));
  underWay.set(reading, loading);
  return loading;
}

const byId = <Row extends { id: string }>(rows: Row[]): Map<string, Row> => new Map(rows.map((row) => [row.id, row]));

function layOut({ roadmap, timeZone, stages, areas, elements, milestones, dependencies, evidence, goals, agencies, people }: BoardRows, now: Date): Board {
  const today = dayOf(now, timeZone);
  const attached = Map.groupBy(evidence, ({ milestoneId }) => milestoneId);
  const board: Board = {
    id: roadmap.id,
    today,
    timeZone,
    stages,
    areas: [],
    elements: new Map(),
    milestones: new Map(),
    dependencies,
    goals,
    agencies: byId(agencies),
    people: byId(people),
  };
  for (const row of milestones) {
    const proofs = (attached.get(row.id) ?? []).map(({ id, kind, trainingId, url, note, attachedAt, filedOn, approvedOn, ...records }): EvidenceRow => {
      const record = recordBehind({ kind, ...records });
      const { report, minutesId } = records;
      const proof = { report, filedOn, minutesId, approvedOn, agencyId: record?.agencyId ?? null, broken: isBroken(kind, record, now) };
      return { id, kind, trainingId, url, note, attachedAt, board, ...proof };
    });
    const shown = shownStatus(row, today);
    board.milestones.set(row.id, { ...row, board, shown, evidence: proofs, hasBrokenEvidence: proofs.some(({ broken }) => broken) });
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
