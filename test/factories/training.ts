import type { Prisma, PrismaClient } from "../../prisma/client/client.ts";
import type { TrainingModel } from "../../prisma/client/models.ts";

type Place = { taskForceId: string; agencyId: string; recordedById: string };

/** A training of twelve officers and three prosecutors a week ago, with fifty brochures. */
export function buildTraining(
  db: PrismaClient,
  { taskForceId, agencyId, recordedById, ...overrides }: Place & Partial<Prisma.TrainingUncheckedCreateInput>,
): Promise<TrainingModel> {
  return db.training.create({
    data: {
      kind: "TRAINING",
      heldOn: new Date(Date.now() - 7 * 86_400_000),
      topics: ["TRAFFICKING_BASICS", "IDENTIFYING_AND_SCREENING"],
      minutes: 90,
      modality: "IN_PERSON",
      attendees: 15,
      audience: { LAW_ENFORCEMENT: 12, PROSECUTION: 3 },
      materials: { BROCHURE: 50 },
      note: "Second of three sessions",
      ranById: recordedById,
      ...overrides,
      taskForceId,
      agencyId,
      recordedById,
    },
  });
}
