import { ChangeTrainingInput } from "@roundtable/shared/trainings.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireTraining } from "../queries.ts";
import { writeFacts } from "./write-facts.ts";

/**
 * Corrects an entry of the log. What was withdrawn stays as it was.
 *
 * @returns the id of the entry
 * @throws NotFound, Conflict, InvalidInput
 */
export function changeTraining(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(ChangeTrainingInput, raw);
  return transact(acting, { mutation: "changeTraining", input }, async ({ tx, reading, record }) => {
    const { id, agencyId } = await requireTraining(reading, input.trainingId, "training.change");
    const facts = await writeFacts(reading, input, agencyId);
    const { count } = await tx.training.updateMany({
      where: { id, version: input.version, withdrawnAt: null },
      data: { ...facts, version: { increment: 1 } },
    });
    if (count === 0) throw new Conflict("Training", id);
    record({ action: "training.change", outcome: "OK", subjectIds: [id], detail: { fields: "ACTION", version: input.version + 1 } });
    return id;
  });
}
