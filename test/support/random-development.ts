import type { PrismaClient } from "../../prisma/client/client.ts";
import type { BuiltRoadmap } from "../factories/roadmap.ts";
import { buildAssessment, buildGoal } from "../factories/self-assessment.ts";
import { buildTraining } from "../factories/training.ts";
import type { Chance } from "./random.ts";

type Agency = { id: string; people: string[] };

/** What a table did and said of itself: trainings of some agencies, a closed self-assessment and an open one, answered by some, and a goal. */
export async function randomDevelopment(db: PrismaClient, chance: Chance, built: BuiltRoadmap, agencies: readonly Agency[]): Promise<void> {
  const { taskForceId } = built.roadmap;
  const somebody = chance.one(agencies.flatMap(({ people }) => people));
  for (const { id: agencyId, people } of chance.some(agencies)) await buildTraining(db, { taskForceId, agencyId, recordedById: chance.one(people) });
  const says = () =>
    chance.some(agencies).map(({ id, people }) => ({ agencyId: id, personId: chance.one(people), rating: chance.below(5), isFinished: chance.often(60) }));
  const { assessment } = await buildAssessment(db, built, { year: 2025, openedById: somebody, says: says() });
  await buildAssessment(db, built, { year: 2026, openedById: somebody, says: says(), isOpen: true });
  await buildGoal(db, built, assessment, { setById: somebody });
}
