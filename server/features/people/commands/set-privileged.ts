import { SetPrivilegedInput } from "@roundtable/shared/people.ts";
import type { Acting } from "#platform/acting.ts";
import { sqlState } from "#platform/errors.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { NotEnoughHours } from "../problems.ts";
import { requireTrainee, trainingHoursOf } from "../queries.ts";
import { mayBePrivileged } from "../rules.ts";

/** Marks somebody as a privileged agent, or takes the mark away. @throws NotEnoughHours below twenty recorded hours (CR-25) */
export function setPrivileged(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(SetPrivilegedInput, raw);
  let hours = 0;
  const work = transact(acting, { mutation: "setPrivileged", input }, async ({ tx, reading, record }) => {
    const { id, agencyId } = await requireTrainee(reading, input.personId, "person.set-privileged");
    hours = await trainingHoursOf(reading, id);
    if (input.privileged && !mayBePrivileged(hours)) throw new NotEnoughHours(hours);
    const { count } = await tx.person.updateMany({
      where: { id, version: input.version },
      data: { privilegedAt: input.privileged ? acting.clock.now() : null, version: { increment: 1 } },
    });
    if (count === 0) throw new Conflict("Person", id);
    record({ action: "person.set-privileged", outcome: "OK", subjectIds: [id, agencyId], detail: { fields: "ACTION", privileged: input.privileged } });
    return id;
  });
  return work.catch((error: unknown) => {
    if (sqlState(error) === "RT054") throw new NotEnoughHours(hours);
    throw error;
  });
}
