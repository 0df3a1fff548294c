import type { EvidenceKind } from "@roundtable/shared/roadmap.ts";
import type { ReportForm } from "@roundtable/shared/reports.ts";
import { Prisma } from "../../../../prisma/client/client.ts";
import type {
  EvidenceModel,
  MilestoneDependencyModel,
  MilestoneModel,
  ReportSnapshotModel,
  RoadmapAreaModel,
  RoadmapElementModel,
  RoadmapGoalModel,
  RoadmapModel,
  RoadmapStageModel,
} from "../../../../prisma/client/models.ts";
import type { Reading } from "#platform/acting.ts";
import { subject } from "#platform/casl.ts";
import { ask } from "#platform/db.ts";
import type { AgencyRow, PersonRow } from "#features/agencies/queries/rows.ts";

type Days<Row, Day extends keyof Row> = Omit<Row, Day> & { [Key in Day]: string | null };
/** A milestone with its days written 2026-11-23, as rules compare them. */
export type MilestoneRow = Days<MilestoneModel, "dueOn" | "reviewOn">;
/** A filed report as far as a milestone tells of it: never its numbers. */
export type ProvingReport = { id: string; holderAgencyId: string; form: ReportForm; periodStartsOn: string; periodEndsOn: string };
export type EvidenceRecord = Omit<Days<EvidenceModel, "filedOn" | "approvedOn">, "kind" | "attachedById"> & {
  kind: EvidenceKind;
  agreement: { agencyId: string; startsAt: Date; endsAt: Date } | null;
  training: { agencyId: string; withdrawnAt: Date | null } | null;
  /** Null also for a reader who may not see it. */
  report: ProvingReport | null;
};

/** Everything a roadmap is made of, as the database has it. */
export type BoardRows = {
  roadmap: RoadmapModel;
  timeZone: string;
  stages: RoadmapStageModel[];
  areas: RoadmapAreaModel[];
  elements: RoadmapElementModel[];
  milestones: MilestoneRow[];
  dependencies: MilestoneDependencyModel[];
  evidence: EvidenceRecord[];
  goals: RoadmapGoalModel[];
  /** Whom milestones, goals and evidence name. */
  agencies: AgencyRow[];
  people: PersonRow[];
};

/** As JSON has them: instants as text. */
type Json<Row> = { [Key in keyof Row]: Row[Key] extends Date ? string : Row[Key] extends Date | null ? string | null : Row[Key] };
const instant = (text: string): Date => new Date(text);
const instantOrNull = (text: string | null): Date | null => (text === null ? null : new Date(text));
type EvidenceJson = Json<Omit<EvidenceRecord, "agreement" | "training">> & {
  agreement: Json<NonNullable<EvidenceRecord["agreement"]>> | null;
  training: Json<NonNullable<EvidenceRecord["training"]>> | null;
};

function reviveEvidence({ agreement, training, ...row }: EvidenceJson): EvidenceRecord {
  return {
    ...row,
    attachedAt: instant(row.attachedAt),
    agreement: agreement && { ...agreement, startsAt: instant(agreement.startsAt), endsAt: instant(agreement.endsAt) },
    training: training && { ...training, withdrawnAt: instantOrNull(training.withdrawnAt) },
  };
}

const rowsOf = (rows: Prisma.Sql): Prisma.Sql => Prisma.sql`(SELECT coalesce(json_agg(one), '[]') FROM (${rows}) one)`;

/**
 * The rows of the actor's roadmap in one statement, however large it is and however long its history; null without one, and
 * for whom it is not. The policies of the database filter it; the ability then has to agree on every row, and a row it
 * denies stops the request, because two layers that disagree are a defect and not a shorter roadmap.
 */
export async function loadBoardRows({ db, ability, actor }: Reading): Promise<BoardRows | null> {
  const here = Prisma.sql`task_force_id = (SELECT r.task_force_id FROM r)`;
  const statement = Prisma.sql`
    WITH r AS MATERIALIZED (SELECT * FROM roadmap WHERE task_force_id = ${actor.taskForceId}::uuid),
    m AS MATERIALIZED (SELECT * FROM milestone WHERE ${here}),
    e AS MATERIALIZED (SELECT * FROM roadmap_element WHERE ${here}),
    g AS MATERIALIZED (SELECT * FROM roadmap_goal WHERE ${here}),
    v AS MATERIALIZED (SELECT * FROM evidence WHERE ${here}),
    a AS MATERIALIZED (SELECT id, agency_id, starts_at, ends_at FROM sharing_agreement WHERE id IN (SELECT agreement_id FROM v)),
    t AS MATERIALIZED (SELECT id, agency_id, withdrawn_at FROM training WHERE id IN (SELECT training_id FROM v)),
    p AS MATERIALIZED (SELECT o.* FROM report o JOIN report_snapshot s ON s.report_id = o.id WHERE o.id IN (SELECT report_id FROM v))
    SELECT (SELECT row_to_json(one) FROM (SELECT r.id, r.task_force_id AS "taskForceId", r.created_at AS "createdAt" FROM r) one)::text AS roadmap,
      (SELECT f.time_zone FROM task_force f WHERE f.id = (SELECT r.task_force_id FROM r)) AS "timeZone",
      ${rowsOf(Prisma.sql`SELECT id, task_force_id AS "taskForceId", roadmap_id AS "roadmapId", number, name FROM roadmap_stage WHERE ${here} ORDER BY number`)}::text AS stages,
      ${rowsOf(Prisma.sql`SELECT id, task_force_id AS "taskForceId", roadmap_id AS "roadmapId", code, place, name FROM roadmap_area WHERE ${here} ORDER BY place`)}::text AS areas,
      ${rowsOf(Prisma.sql`SELECT id, task_force_id AS "taskForceId", area_id AS "areaId", code, place, name, stage_override AS "stageOverride", override_reason AS "overrideReason",
        overridden_at AS "overriddenAt", overridden_by_id AS "overriddenById" FROM e ORDER BY place`)}::text AS elements,
      ${rowsOf(Prisma.sql`SELECT id, task_force_id AS "taskForceId", element_id AS "elementId", code, place, stage, title, evidence_expected AS "evidenceExpected", source,
        helps_with AS "helpsWith", cadence_months AS "cadenceMonths", status, not_applicable_reason AS "notApplicableReason", owner_agency_id AS "ownerAgencyId",
        owner_person_id AS "ownerPersonId", due_on AS "dueOn", verified_on AS "verifiedOn", review_on AS "reviewOn", version FROM m ORDER BY place`)}::text AS milestones,
      ${rowsOf(Prisma.sql`SELECT id, task_force_id AS "taskForceId", milestone_id AS "milestoneId", depends_on_id AS "dependsOnId" FROM milestone_dependency WHERE ${here}`)}::text AS dependencies,
      ${rowsOf(Prisma.sql`SELECT id, task_force_id AS "taskForceId", milestone_id AS "milestoneId", kind, agreement_id AS "agreementId", training_id AS "trainingId", url, note,
        attached_at AS "attachedAt", report_id AS "reportId", filed_on AS "filedOn", minutes_id AS "minutesId", approved_on AS "approvedOn",
        (SELECT row_to_json(one) FROM (SELECT a.agency_id AS "agencyId", a.starts_at AS "startsAt", a.ends_at AS "endsAt" FROM a WHERE a.id = v.agreement_id) one) AS agreement,
        (SELECT row_to_json(one) FROM (SELECT t.agency_id AS "agencyId", t.withdrawn_at AS "withdrawnAt" FROM t WHERE t.id = v.training_id) one) AS training,
        (SELECT row_to_json(one) FROM (SELECT p.id, p.holder_agency_id AS "holderAgencyId", p.form, p.period_starts_on AS "periodStartsOn", p.period_ends_on AS "periodEndsOn"
          FROM p WHERE p.id = v.report_id) one) AS report
        FROM v ORDER BY attached_at, id`)}::text AS evidence,
      ${rowsOf(Prisma.sql`SELECT id, task_force_id AS "taskForceId", assessment_id AS "assessmentId", element_id AS "elementId", year, target_stage AS "targetStage", words,
        owner_agency_id AS "ownerAgencyId", set_by_id AS "setById", set_at AS "setAt", version FROM g ORDER BY year`)}::text AS goals,
      ${rowsOf(Prisma.sql`SELECT id, name, discipline, confidential_program AS "confidentialProgram", intake_phone AS "intakePhone", languages FROM agency WHERE id IN (
        SELECT owner_agency_id FROM m UNION SELECT owner_agency_id FROM g UNION SELECT agency_id FROM a UNION SELECT agency_id FROM t UNION SELECT holder_agency_id FROM p)`)}::text AS agencies,
      ${rowsOf(Prisma.sql`SELECT id, name, work_phone AS "workPhone", agency_id AS "agencyId", privileged_at AS "privilegedAt" FROM person WHERE id IN (
        SELECT owner_person_id FROM m UNION SELECT overridden_by_id FROM e UNION SELECT set_by_id FROM g)`)}::text AS people`;
  const [found] = await ask<Record<keyof BoardRows, string> & { roadmap: string | null }>(db, statement);
  if (!found?.roadmap) return null;
  const roadmapJson = JSON.parse(found.roadmap) as Json<RoadmapModel>;
  const rows: BoardRows = {
    roadmap: { ...roadmapJson, createdAt: instant(roadmapJson.createdAt) },
    timeZone: found.timeZone,
    stages: JSON.parse(found.stages) as BoardRows["stages"],
    areas: JSON.parse(found.areas) as BoardRows["areas"],
    elements: (JSON.parse(found.elements) as Json<RoadmapElementModel>[]).map((row) => ({ ...row, overriddenAt: instantOrNull(row.overriddenAt) })),
    milestones: (JSON.parse(found.milestones) as Json<MilestoneRow>[]).map((row) => ({ ...row, verifiedOn: instantOrNull(row.verifiedOn) })),
    dependencies: JSON.parse(found.dependencies) as BoardRows["dependencies"],
    evidence: (JSON.parse(found.evidence) as EvidenceJson[]).map(reviveEvidence),
    goals: (JSON.parse(found.goals) as Json<RoadmapGoalModel>[]).map((row) => ({ ...row, setAt: instant(row.setAt) })),
    agencies: JSON.parse(found.agencies) as BoardRows["agencies"],
    people: (JSON.parse(found.people) as Json<PersonRow>[]).map((row) => ({ ...row, privilegedAt: instantOrNull(row.privilegedAt) })),
  };
  const { roadmap, stages, areas, elements, milestones, dependencies, evidence, goals } = rows;
  const agrees =
    ability.can("read", subject("Roadmap", roadmap)) &&
    stages.every((row) => ability.can("read", subject("RoadmapStage", row))) &&
    areas.every((row) => ability.can("read", subject("RoadmapArea", row))) &&
    elements.every((row) => ability.can("read", subject("RoadmapElement", row))) &&
    milestones.every((row) => ability.can("read", subject("Milestone", row as unknown as MilestoneModel))) &&
    dependencies.every((row) => ability.can("read", subject("MilestoneDependency", row))) &&
    evidence.every((row) => ability.can("read", subject("Evidence", row as unknown as EvidenceModel))) &&
    evidence.every(
      ({ taskForceId, report }) => !report || ability.can("read", subject("ReportSnapshot", { ...report, taskForceId } as unknown as ReportSnapshotModel)),
    ) &&
    goals.every((row) => ability.can("read", subject("RoadmapGoal", row)));
  if (!agrees) throw new Error("row-level security and the ability disagree about a roadmap");
  return rows;
}
