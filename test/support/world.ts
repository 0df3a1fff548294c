import type { Discipline, SeatRole } from "@roundtable/shared/roles.ts";
import type { PrismaClient } from "../../prisma/client/client.ts";
import type { RegionModel, RoadmapGoalModel, ShareModel, TaskForceModel, TrainingModel } from "../../prisma/client/models.ts";
import type { Actor } from "../../server/platform/actor.ts";
import { buildAgency, type BuiltAgency } from "../factories/agency.ts";
import { buildAward, type BuiltAward } from "../factories/award.ts";
import { actorOf, buildPerson, type BuiltPerson } from "../factories/person.ts";
import { buildReferral, type BuiltReferral } from "../factories/referral.ts";
import { buildReport, type BuiltReport, ovcNumbers } from "../factories/report.ts";
import { buildRoadmap, type BuiltRoadmap } from "../factories/roadmap.ts";
import { buildAssessment, type BuiltAssessment, buildGoal } from "../factories/self-assessment.ts";
import { buildShare } from "../factories/share.ts";
import { buildRegion, buildTaskForce } from "../factories/task-force.ts";
import { buildTraining } from "../factories/training.ts";

/** One of the actors of safety.md §11, who can sign in with `worldPassword`. */
export type Someone = { person: BuiltPerson; agency: BuiltAgency; actor: Actor };

export type World = {
  taskForce: TaskForceModel;
  region: RegionModel;
  /** Advocate at a crisis center, who owns what is shared. */
  rccA: Someone;
  /** Advocate at another crisis center, who receives it. */
  rccB: Someone;
  /** Liaison of a police department that one consent names. */
  leA: Someone;
  /** Liaison of a prosecutor's office that no consent names. */
  leB: Someone;
  coord: Someone;
  /** Lead of the crisis center that receives. */
  lead: Someone;
  operator: Someone;
  adviser: Someone;
  /** Of the table; its first milestone is owned by RCC-A. */
  roadmap: BuiltRoadmap;
  /** Logged by RCC-A. */
  training: TrainingModel;
  assessments: {
    /** Of last year. RCC-A and LE-A finished; RCC-B did not. */
    closed: BuiltAssessment;
    /** Of this year: RCC-A has finished, RCC-B has begun. */
    open: BuiltAssessment;
  };
  /** Of this year, owned by RCC-A. */
  goal: RoadmapGoalModel;
  /** Held by the crisis center that receives. */
  award: BuiltAward;
  /** Of that award, filed: Center A and Police A were asked. */
  report: BuiltReport;
  /** Owned by RCC-A. */
  referral: BuiltReferral;
  shares: {
    /** RCC-A to RCC-B, not yet answered. */
    sent: ShareModel;
    /** RCC-A to RCC-B, accepted. */
    accepted: ShareModel;
    /** RCC-A to RCC-B, accepted, and then taken back. */
    withdrawn: ShareModel;
    /** RCC-A to LE-A, whom the consent names. */
    named: ShareModel;
    /** RCC-A to LE-A, whom the consent named at first and no longer does. */
    unnamed: ShareModel;
    /** LE-B to RCC-B. */
    fromLawEnforcement: ShareModel;
  };
};

export const worldPassword = "quiet-harbor-lantern";

/** The actors of safety.md §11 at one table, and a few shares between them. Everybody else stands outside all of these. */
export async function buildWorld(db: PrismaClient): Promise<World> {
  const taskForce = await buildTaskForce(db);
  const region = await buildRegion(db, { taskForceId: taskForce.id });
  const agency = (name: string, discipline: Discipline) =>
    buildAgency(db, {
      name,
      discipline,
      taskForceId: taskForce.id,
      regions: [region.id],
      services: ["COUNSELING", "MEDICAL_CARE"],
      confidentialProgram: discipline === "VICTIM_SERVICES",
    });
  const someone = async (at: BuiltAgency, name: string, seats: SeatRole[], operator = false): Promise<Someone> => {
    const person = await buildPerson(db, { agencyId: at.id, taskForceId: taskForce.id, name, seats, operator, password: worldPassword });
    return { person, agency: at, actor: actorOf(person) };
  };
  const centerB = await agency("Center B", "VICTIM_SERVICES");
  const coalition = await agency("Coalition", "COALITION");
  const rccA = await someone(await agency("Center A", "VICTIM_SERVICES"), "Advocate A", ["ADVOCATE"]);
  const rccB = await someone(centerB, "Advocate B", ["ADVOCATE"]);
  const leA = await someone(await agency("Police A", "LAW_ENFORCEMENT"), "Liaison A", ["LIAISON"]);
  const leB = await someone(await agency("Prosecutor B", "PROSECUTION"), "Liaison B", ["LIAISON"]);
  const coord = await someone(coalition, "Coordinator", ["COORDINATOR"]);
  const lead = await someone(centerB, "Lead B", ["AGENCY_LEAD"]);
  const operator = await someone(coalition, "Operator", [], true);
  const adviser = await someone(coalition, "Adviser", ["ADVISER"]);

  const referral = await buildReferral(db, { createdById: rccA.person.id, regionId: region.id });
  const about = { referralId: referral.id };
  const shares = {
    sent: await buildShare(db, { ...about, toAgencyId: centerB.id }),
    accepted: await buildShare(db, { ...about, toAgencyId: centerB.id, status: "ACCEPTED" }),
    withdrawn: await buildShare(db, { ...about, toAgencyId: centerB.id, status: "WITHDRAWN_BY_SURVIVOR", fate: "withdrawn" }),
    named: await buildShare(db, { ...about, toAgencyId: leA.agency.id, status: "ACCEPTED" }),
    unnamed: await buildShare(db, { ...about, toAgencyId: leA.agency.id, lawEnforcementAllowed: false }),
    fromLawEnforcement: await buildShare(db, { sentById: leB.person.id, toAgencyId: centerB.id }),
  };
  const roadmap = await buildRoadmap(db, { taskForceId: taskForce.id, personId: coord.person.id, ownerAgencyId: rccA.agency.id });
  const training = await buildTraining(db, { taskForceId: taskForce.id, agencyId: rccA.agency.id, recordedById: rccA.person.id });
  const says = ({ agency: at, person }: Someone, rating: number, isFinished = true) => ({ agencyId: at.id, personId: person.id, rating, isFinished });
  const year = new Date().getUTCFullYear();
  const openedById = coord.person.id;
  const assessments = {
    closed: await buildAssessment(db, roadmap, { year: year - 1, openedById, says: [says(rccA, 1), says(leA, 3), says(rccB, 4, false)] }),
    open: await buildAssessment(db, roadmap, { year, openedById, isOpen: true, says: [says(rccA, 2), says(rccB, 0, false)] }),
  };
  const goal = await buildGoal(db, roadmap, assessments.closed.assessment, { setById: openedById, ownerAgencyId: rccA.agency.id });
  const [milestone] = roadmap.milestones;
  const award = await buildAward(db, {
    taskForceId: taskForce.id,
    holderAgencyId: centerB.id,
    filedById: lead.person.id,
    ownerPersonId: lead.person.id,
    milestoneId: milestone.id,
  });
  const report = await buildReport(db, {
    award: award.award,
    preparedById: coord.person.id,
    asked: [rccA, leA].map(({ agency: { id }, person }) => ({ agencyId: id, certifiedById: person.id, numbers: ovcNumbers(4, 1) })),
    filedById: lead.person.id,
  });
  return { taskForce, roadmap, training, assessments, goal, award, report, region, rccA, rccB, leA, leB, coord, lead, operator, adviser, referral, shares };
}
