import { AddTrainingInput } from "@roundtable/shared/trainings.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { mayLogTraining, refuseTraining } from "../queries.ts";
import { writeFacts } from "./write-facts.ts";

/**
 * Logs a training or outreach of the actor's own agency.
 *
 * @returns the id of the entry
 * @throws NotFound, InvalidInput
 */
export async function addTraining(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(AddTrainingInput, raw);
  if (!mayLogTraining(acting)) return refuseTraining(acting, null, "training.add");
  const { taskForceId, agencyId, personId } = acting.actor;
  return transact(acting, { mutation: "addTraining", input }, async ({ tx, reading, record }) => {
    const facts = await writeFacts(reading, input, agencyId);
    const here = { taskForceId, agencyId, recordedById: personId, recordedAt: acting.clock.now() };
    const { id } = await tx.training.create({ data: { ...facts, ...here }, select: { id: true } });
    record({ action: "training.add", outcome: "OK", subjectIds: [id], detail: { fields: "ACTION" } });
    return id;
  });
}
