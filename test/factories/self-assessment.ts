import type { PrismaClient } from "../../prisma/client/client.ts";
import type { ElementRatingModel, RoadmapGoalModel, SelfAssessmentModel } from "../../prisma/client/models.ts";
import type { BuiltRoadmap } from "./roadmap.ts";

export type Saying = { agencyId: string; personId: string; rating: number; isFinished?: boolean };
export type BuiltAssessment = { assessment: SelfAssessmentModel; ratings: ElementRatingModel[] };

/** A self-assessment with what agencies say of the one element of a small roadmap; closed unless it is said to be open. */
export async function buildAssessment(
  db: PrismaClient,
  { roadmap, element }: Pick<BuiltRoadmap, "roadmap" | "element">,
  { year, openedById, says, isOpen = false }: { year: number; openedById: string; says: Saying[]; isOpen?: boolean },
): Promise<BuiltAssessment> {
  const { taskForceId } = roadmap;
  const at = new Date(Date.now() - 86_400_000);
  const opened = { taskForceId, roadmapId: roadmap.id, year, closesOn: at, openedById, openedAt: at };
  const { id: assessmentId } = await db.selfAssessment.create({ data: opened });
  const ratings: ElementRatingModel[] = [];
  for (const { agencyId, personId, rating, isFinished = true } of says) {
    const finished = isFinished ? { finishedById: personId, finishedAt: at } : {};
    const answer = await db.assessmentAnswer.create({ data: { taskForceId, assessmentId, agencyId, ...finished } });
    const said = { rating, comment: "Seen at every meeting", ratedById: personId, ratedAt: at };
    ratings.push(await db.elementRating.create({ data: { taskForceId, answerId: answer.id, elementId: element.id, agencyId, ...said } }));
  }
  const closed = isOpen ? {} : { closedById: openedById, closedAt: new Date() };
  return { assessment: await db.selfAssessment.update({ where: { id: assessmentId }, data: closed }), ratings };
}

/** A goal for the one element, of the year after. */
export function buildGoal(
  db: PrismaClient,
  { element }: Pick<BuiltRoadmap, "element">,
  { id: assessmentId, year }: SelfAssessmentModel,
  { setById, ownerAgencyId = null }: { setById: string; ownerAgencyId?: string | null },
): Promise<RoadmapGoalModel> {
  const { taskForceId, id: elementId } = element;
  return db.roadmapGoal.create({
    data: { taskForceId, assessmentId, elementId, year: year + 1, targetStage: 3, words: "Every agency signs the charter", setById, ownerAgencyId },
  });
}
