import type { PrismaClient } from "../../prisma/client/client.ts";
import { buildMilestone, type BuiltRoadmap } from "../factories/roadmap.ts";
import { buildAssessment, buildGoal } from "../factories/self-assessment.ts";
import { buildTraining } from "../factories/training.ts";
import type { Someone } from "../support/world.ts";

const thisYear = new Date().getUTCFullYear();

/** Trainings, a closed self-assessment and a goal in which every field says something, and a training as evidence. */
export async function fileDevelopment(
  db: PrismaClient,
  roadmap: BuiltRoadmap,
  { person, agency }: Someone,
): Promise<{ trainingId: string; assessmentId: string }> {
  const { taskForceId } = agency;
  const own = { taskForceId, agencyId: agency.id, recordedById: person.id };
  const { id: trainingId } = await buildTraining(db, own);
  const withdrawn = await buildTraining(db, { ...own, kind: "OUTREACH", withdrawnAt: new Date(), withdrawnById: person.id, withdrawnFor: "Logged twice" });
  const proven = await buildMilestone(db, roadmap.element, { code: "T06", dueOn: new Date(Date.now() + 9 * 86_400_000) });
  await db.evidence.create({ data: { taskForceId, milestoneId: proven.id, kind: "TRAINING", trainingId, attachedById: person.id } });
  const { assessment } = await buildAssessment(db, roadmap, {
    year: thisYear - 1,
    openedById: person.id,
    says: [{ agencyId: agency.id, personId: person.id, rating: 3 }],
  });
  await buildGoal(db, roadmap, assessment, { setById: person.id, ownerAgencyId: agency.id });
  return { trainingId: withdrawn.id, assessmentId: assessment.id };
}

/** What one side's agency said in that self-assessment. */
export async function rateForOwn(db: PrismaClient, assessmentId: string, { element }: BuiltRoadmap, { person, agency }: Someone): Promise<void> {
  const own = { taskForceId: agency.taskForceId, agencyId: agency.id };
  const answer = await db.assessmentAnswer.create({ data: { ...own, assessmentId, finishedAt: new Date(), finishedById: person.id } });
  await db.elementRating.create({ data: { ...own, answerId: answer.id, elementId: element.id, rating: 1, comment: "Not yet", ratedById: person.id } });
}

/** Trainings of the reader's agency, and self-assessments of their table, made for each try. */
export function developmentInputs(
  db: PrismaClient,
  { roadmap }: { roadmap: BuiltRoadmap },
  { person, agency }: Someone,
): Record<string, () => Promise<object>> {
  const { taskForceId, id: agencyId } = agency;
  const session = {
    kind: "TRAINING",
    heldOn: "2026-01-05",
    topics: ["OTHER"],
    minutes: 60,
    modality: "ONLINE",
    attendees: 4,
    audience: [{ audience: "HEALTH", people: 4 }],
    materials: [],
  };
  const train = async () => {
    const { id, version } = await buildTraining(db, { taskForceId, agencyId, recordedById: person.id });
    return { trainingId: id, version };
  };
  const freeYear = async () => {
    await db.selfAssessment.updateMany({ where: { taskForceId, closedAt: null }, data: { closedAt: new Date(), closedById: person.id } });
    const taken = new Set((await db.selfAssessment.findMany({ where: { taskForceId } })).map(({ year }) => year));
    return Array.from({ length: 100 }, (_, place) => 2000 + place).find((year) => !taken.has(year)) ?? 0;
  };
  const assess = async (isOpen: boolean) => {
    const says = [{ agencyId, personId: person.id, rating: 2, isFinished: false }];
    return (await buildAssessment(db, roadmap, { year: await freeYear(), openedById: person.id, says, isOpen })).assessment;
  };
  const elementId = roadmap.element.id;
  return {
    addTraining: () => Promise.resolve(session),
    changeTraining: async () => ({ ...session, ...(await train()) }),
    withdrawTraining: async () => ({ ...(await train()), reason: "Logged twice" }),
    openSelfAssessment: async () => ({ year: await freeYear(), closesOn: "2099-01-01" }),
    rateElements: async () => ({ assessmentId: (await assess(true)).id, ratings: [{ elementId, rating: 2 }] }),
    finishOwnRating: async () => ({ assessmentId: (await assess(true)).id }),
    closeSelfAssessment: async () => ({ assessmentId: (await assess(true)).id }),
    setGoals: async () => ({ assessmentId: (await assess(false)).id, goals: [{ elementId, targetStage: 3, words: "Two agencies more" }] }),
    removeGoal: async () => {
      const { id, version } = await buildGoal(db, roadmap, await assess(false), { setById: person.id });
      return { goalId: id, version, reason: "Moved" };
    },
  };
}
