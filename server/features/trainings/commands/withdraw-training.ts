import { WithdrawTrainingInput } from "@roundtable/shared/trainings.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireTraining } from "../queries.ts";

/**
 * Lets an entry count no longer. It stays in the log with the reason, and breaks the evidence that names it (RM-5).
 *
 * @returns the id of the entry
 * @throws NotFound, Conflict, InvalidInput
 */
export function withdrawTraining(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(WithdrawTrainingInput, raw);
  const { actor, clock } = acting;
  return transact(acting, { mutation: "withdrawTraining", input }, async ({ tx, reading, record }) => {
    const { id } = await requireTraining(reading, input.trainingId, "training.withdraw");
    const { count } = await tx.training.updateMany({
      where: { id, version: input.version, withdrawnAt: null },
      data: { withdrawnAt: clock.now(), withdrawnById: actor.personId, withdrawnFor: input.reason, version: { increment: 1 } },
    });
    if (count === 0) throw new Conflict("Training", id);
    record({ action: "training.withdraw", outcome: "OK", subjectIds: [id], detail: { fields: "ACTION" } });
    return id;
  });
}
