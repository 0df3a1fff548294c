import { randomUUIDv7 } from "node:crypto";
import { InvitePersonInput } from "@roundtable/shared/people.ts";
import { type Acting, recordRead } from "#platform/acting.ts";
import { sqlState } from "#platform/errors.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { requireRecentFactor } from "#platform/step-up.ts";
import { transact } from "#platform/transact.ts";
import { refuse, requireAgency } from "#features/agencies/queries/records.ts";
import { AddressTaken, SeatNotYours } from "../problems.ts";
import { isMember } from "../queries.ts";
import { seatsToGive } from "../rules.ts";

/**
 * Invites somebody to an agency, with the seats they will have. Who they are, where they work and what they may do is kept
 * here; the link that is mailed says none of it and only proves that the mail arrived (AU-13).
 *
 * @returns the id of the person
 * @throws ReauthNeeded, AddressTaken, SeatNotYours
 */
export async function invitePerson(acting: Acting, raw: unknown): Promise<string> {
  requireRecentFactor(acting);
  const input = parse(InvitePersonInput, raw);
  const { actor, clock } = acting;
  const taskForceId = input.taskForceId ?? actor.taskForceId;
  const work = transact(acting, { mutation: "invitePerson", input }, async ({ tx, reading, record, announce }) => {
    const { id: agencyId } = await requireAgency(reading, input.agencyId ?? actor.agencyId, "person.invite", "keep");
    if (taskForceId !== actor.taskForceId && !actor.operator) await refuse(reading, taskForceId, "person.invite");
    if (!(await isMember(reading, agencyId, taskForceId)))
      throw new InvalidInput([{ path: ["taskForceId"], message: "is no table to which the agency belongs" }]);
    const mine = seatsToGive(actor, { agencyId, operator: false });
    const others = input.seats.filter((seat) => !mine.includes(seat));
    if (others.length > 0) throw new SeatNotYours(others);

    const id = randomUUIDv7();
    const { name, email, workPhone, locale, seats } = input;
    const now = clock.now();
    await tx.person.createMany({ data: [{ id, agencyId, name, email, workPhone, ...(locale ? { locale } : {}), invitedAt: now, createdAt: now }] });
    await tx.seat.createMany({ data: seats.map((role) => ({ personId: id, taskForceId, role })) });
    record({ action: "person.invite", outcome: "OK", subjectIds: [id, agencyId], detail: { fields: "ACTION", seats: seats.join(" ") } });
    announce({ topic: "auth.invitation", payload: { personId: id } });
    return id;
  });
  return work.catch((error: unknown) => refuseTakenAddress(acting, error, "person.invite"));
}

/** Whoever tries addresses to find out who is in the hub leaves a trace for each. */
export async function refuseTakenAddress(acting: Acting, error: unknown, action: string): Promise<never> {
  if (sqlState(error) !== "23505") throw error;
  await recordRead(acting, { action, outcome: "DENIED", subjectIds: [], detail: { fields: "ACTION", because: "address taken" } });
  throw new AddressTaken();
}
