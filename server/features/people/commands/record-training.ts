import { RecordTrainingInput } from "@roundtable/shared/people.ts";
import type { Acting } from "#platform/acting.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { findTaskForce } from "#features/agencies/queries.ts";
import { dayOf } from "#features/referrals/rules/clock.ts";
import { requireTrainee } from "../queries.ts";

/** Vouches, as their lead, for training that somebody has done (CR-25). @returns the id of the person */
export function recordTraining(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(RecordTrainingInput, raw);
  return transact(acting, { mutation: "recordTraining", input }, async ({ tx, reading, record }) => {
    const { id: personId, agencyId } = await requireTrainee(reading, input.personId, "training.record");
    const now = acting.clock.now();
    const { timeZone } = await findTaskForce(reading);
    if (input.completedOn > dayOf(now, timeZone)) throw new InvalidInput([{ path: ["completedOn"], message: "is in the future" }]);
    const { id } = await tx.trainingRecord.create({
      data: {
        personId,
        agencyId,
        topic: input.topic,
        halfHours: input.hours * 2,
        completedOn: new Date(input.completedOn),
        recordedById: acting.actor.personId,
        recordedAt: now,
      },
      select: { id: true },
    });
    record({ action: "training.record", outcome: "OK", subjectIds: [id, personId], detail: { fields: "ACTION", hours: input.hours } });
    return personId;
  });
}
