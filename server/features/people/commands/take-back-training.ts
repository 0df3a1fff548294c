import { TakeBackTrainingInput } from "@roundtable/shared/people.ts";
import type { Acting } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { refuse } from "#features/agencies/queries/records.ts";
import { requireTrainee } from "../queries.ts";

/** A record was wrong: it stays on file and counts no longer. Below twenty hours the database takes the privileged flag with it. @returns the id of the person */
export function takeBackTraining(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(TakeBackTrainingInput, raw);
  return transact(acting, { mutation: "takeBackTraining", input }, async ({ tx, reading, record }) => {
    const where = { AND: [readable(reading.ability, "TrainingRecord"), { id: input.trainingId }] };
    const training = (await tx.trainingRecord.findFirst({ where })) ?? (await refuse(reading, input.trainingId, "training.take-back"));
    const { id: personId } = await requireTrainee(reading, training.personId, "training.take-back", training.id);
    const { count } = await tx.trainingRecord.updateMany({
      where: { id: training.id, takenBackAt: null },
      data: { takenBackAt: acting.clock.now(), takenBackById: acting.actor.personId },
    });
    if (count === 0) throw new Conflict("Person", personId);
    record({ action: "training.take-back", outcome: "OK", subjectIds: [training.id, personId], detail: { fields: "ACTION" } });
    return personId;
  });
}
