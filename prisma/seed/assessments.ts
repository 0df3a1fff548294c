import { idOf } from "./agencies.ts";
import { closedSayings, goalStories, openSayings, type SayingStory } from "./assessment-stories.ts";
import type { Seeding } from "./audit.ts";
import { demoPeople, piedmont } from "./people.ts";

const day = 86_400_000;
const coordinator = "Dana Birch";

/** Piedmont's self-assessments: last year's, closed, with two goals that came of it, and this year's, half done by three agencies. */
export async function seedAssessments(seeding: Seeding): Promise<void> {
  const { tx, places, now } = seeding;
  const taskForceId = idOf(places.taskForces, piedmont);
  const roadmap = await tx.roadmap.findFirstOrThrow({ where: { taskForceId } });
  const elements = await tx.roadmapElement.findMany({ where: { taskForceId }, orderBy: { place: "asc" }, select: { id: true, name: true } });
  const thisYear = now.getUTCFullYear();
  const here = { taskForceId, roadmapId: roadmap.id };
  const elementIds = new Map(elements.map(({ id, name }) => [name, id]));

  const closedId = await assess(seeding, { ...here, elements: elementIds, year: thisYear - 1, openedDaysAgo: 270, says: closedSayings, isOpen: false });
  await assess(seeding, { ...here, elements: elementIds, year: thisYear, openedDaysAgo: 9, says: openSayings, isOpen: true });
  const setById = idOf(places.people, coordinator);
  for (const { element, owner, ...goal } of goalStories) {
    const setAt = new Date(now.getTime() - 240 * day);
    const elementId = idOf(elementIds, element);
    await tx.roadmapGoal.create({
      data: { ...goal, taskForceId, assessmentId: closedId, elementId, year: thisYear, setById, setAt, ownerAgencyId: idOf(places.agencies, owner) },
    });
    await tx.milestoneEvent.create({ data: { taskForceId, elementId, kind: "GOAL_SET", after: goal.words, personId: setById, at: setAt } });
  }
}

type Told = {
  taskForceId: string;
  roadmapId: string;
  elements: ReadonlyMap<string, string>;
  year: number;
  openedDaysAgo: number;
  says: readonly SayingStory[];
  isOpen: boolean;
};

async function assess({ tx, places, now, log }: Seeding, { taskForceId, roadmapId, elements, year, openedDaysAgo, says, isOpen }: Told): Promise<string> {
  const after = (days: number) => new Date(now.getTime() - (openedDaysAgo - days) * day);
  const openedById = idOf(places.people, coordinator);
  const opened = { year, openedById, openedAt: after(0), closesOn: after(30) };
  const { id: assessmentId } = await tx.selfAssessment.create({ data: { ...opened, taskForceId, roadmapId }, select: { id: true } });
  log(after(0), { taskForceId, personId: openedById, action: "self-assessment.open", outcome: "OK", subjectIds: [assessmentId], detail: { fields: "ACTION" } });
  for (const { by, isFinished, ratings, comments = {} } of says) {
    const agency = demoPeople.find(({ name }) => name === by)?.agency;
    const who = { taskForceId, agencyId: idOf(places.agencies, agency ?? by), personId: idOf(places.people, by) };
    const finished = isFinished ? { finishedById: who.personId, finishedAt: after(6) } : {};
    const answer = await tx.assessmentAnswer.create({ data: { taskForceId, assessmentId, agencyId: who.agencyId, ...finished }, select: { id: true } });
    const given = [...elements].flatMap(([name, elementId], place) => {
      const digit = ratings[place] ?? "-";
      const said = { rating: Number(digit), comment: comments[name] ?? null, ratedById: who.personId, ratedAt: after(5) };
      return digit === "-" ? [] : [{ ...said, taskForceId, elementId, answerId: answer.id, agencyId: who.agencyId }];
    });
    await tx.elementRating.createMany({ data: given });
    log(after(5), { ...who, action: "self-assessment.rate", outcome: "OK", subjectIds: [assessmentId], detail: { fields: "ACTION", rated: given.length } });
    if (isFinished) log(after(6), { ...who, action: "self-assessment.finish", outcome: "OK", subjectIds: [assessmentId], detail: { fields: "ACTION" } });
  }
  if (isOpen) return assessmentId;
  await tx.selfAssessment.update({ where: { id: assessmentId }, data: { closedAt: after(28), closedById: openedById } });
  log(after(28), {
    taskForceId,
    personId: openedById,
    action: "self-assessment.close",
    outcome: "OK",
    subjectIds: [assessmentId],
    detail: { fields: "ACTION" },
  });
  return assessmentId;
}
