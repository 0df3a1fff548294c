import { ChangeSeatsInput } from "@roundtable/shared/people.ts";
import type { Acting } from "#platform/acting.ts";
import { sqlState } from "#platform/errors.ts";
import { Conflict, InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { refuse } from "#features/agencies/queries/records.ts";
import { LastLead, SeatNotYours } from "../problems.ts";
import { isMember, requirePerson, seatsAt } from "../queries.ts";
import { planSeats, seatsToGive } from "../rules.ts";

/**
 * Replaces a person's seats at one table; their next request has the new rights (AZ-20).
 *
 * @throws SeatNotYours for seats that are somebody else's to give or take; LastLead when the agency would be without one
 */
export function changeSeats(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(ChangeSeatsInput, raw);
  const { actor } = acting;
  const taskForceId = input.taskForceId ?? actor.taskForceId;
  const work = transact(acting, { mutation: "changeSeats", input }, async ({ tx, reading, record }) => {
    const person = await requirePerson(reading, input.personId, "person.change-seats", "seat");
    if (taskForceId !== actor.taskForceId && !actor.operator) await refuse(reading, taskForceId, "person.change-seats");
    if (!(await isMember(reading, person.agencyId, taskForceId)))
      throw new InvalidInput([{ path: ["taskForceId"], message: "is no table to which the agency belongs" }]);
    const { give, take, others } = planSeats(await seatsAt(reading, person.id, taskForceId), input.seats, seatsToGive(actor, person));
    if (others.length > 0) throw new SeatNotYours(others);

    const { count } = await tx.person.updateMany({ where: { id: person.id, version: input.version }, data: { version: { increment: 1 } } });
    if (count === 0) throw new Conflict("Person", person.id);
    await tx.seat.deleteMany({ where: { personId: person.id, taskForceId, role: { in: take } } });
    await tx.seat.createMany({ data: give.map((role) => ({ personId: person.id, taskForceId, role })) });
    record({
      action: "person.change-seats",
      outcome: "OK",
      subjectIds: [person.id, person.agencyId],
      detail: { fields: "ACTION", given: give.join(" "), taken: take.join(" ") },
    });
    return person.id;
  });
  return work.catch((error: unknown) => {
    if (sqlState(error) === "RT052") throw new LastLead();
    throw error;
  });
}
