import type { BodyAction } from "@roundtable/shared/meetings.ts";
import type { Prisma } from "../../../prisma/client/client.ts";
import type { BodyModel, BodySeatModel } from "../../../prisma/client/models.ts";
import { type Reading, recordRead } from "#platform/acting.ts";
import { type Action, type AppAbility, readable, subject } from "#platform/casl.ts";
import type { Database } from "#platform/db.ts";
import { NotFound } from "#platform/errors.ts";
import { isId } from "#platform/ids.ts";

/** A body with its roster. */
export type BodyView = BodyModel & { seats: BodySeatModel[] };

/** What of a body is read with it: its roster, chairs first, as far as its reader may know. */
export const withSeats = (ability: AppAbility) =>
  ({ seats: { where: readable(ability, "BodySeat"), orderBy: [{ role: "asc" }, { id: "asc" }] } }) satisfies Prisma.BodyInclude;

/** The bodies this actor may know of, by kind and name. */
export function listBodies({ db, ability, actor: { taskForceId } }: Reading): Promise<BodyView[]> {
  return db.body.findMany({
    where: { AND: [readable(ability, "Body"), { taskForceId }] },
    include: withSeats(ability),
    orderBy: [{ kind: "asc" }, { name: "asc" }, { id: "asc" }],
  });
}

/** One body; null for an unknown id and for whom it is not. */
export async function findBody({ db, ability }: Reading, id: string): Promise<BodyView | null> {
  return isId(id) ? await db.body.findFirst({ where: { AND: [readable(ability, "Body"), { id }] }, include: withSeats(ability) }) : null;
}

/** A body to do something with. @throws NotFound when it is not there or not theirs to do this with, and the attempt is logged */
export async function requireBody(reading: Reading, id: string, log: string, right: Extract<Action, "coordinate" | "keep" | "answer">): Promise<BodyView> {
  const body = await findBody(reading, id);
  if (body && reading.ability.can(right, subject("Body", body))) return body;
  return refuseMeeting(reading, id, log);
}

/** Logs that somebody tried. @throws NotFound always: one answer for what is hidden, unknown and not theirs */
export async function refuseMeeting(reading: Reading, id: string | null, action: string): Promise<never> {
  await recordRead(reading, { action, outcome: "DENIED", subjectIds: id === null ? [] : [id], detail: { fields: "ACTION" } });
  throw new NotFound();
}

/** Whether this reader makes bodies and says when the table does not meet. */
export function mayMakeBodies({ ability, actor: { taskForceId } }: Reading): boolean {
  return ability.can("coordinate", subject("Body", { taskForceId, restricted: false } as BodyModel));
}

/** What this reader may do with a body. */
export function actionsOn({ ability }: Reading, body: BodyView): BodyAction[] {
  const may = subject("Body", body);
  return [
    ...(ability.can("coordinate", may) ? (["CHANGE"] as const) : []),
    ...(ability.can("keep", may) ? (["KEEP_MEETINGS"] as const) : []),
    ...(ability.can("answer", may) ? (["ANSWER"] as const) : []),
  ];
}

/**
 * The people of a roster who can be reached now: they have joined, and neither they nor their agency are suspended or have left
 * the table. `db` is of role hub_worker.
 */
export async function peopleOf(db: Database, { bodyId, taskForceId }: { bodyId: string; taskForceId: string }): Promise<string[]> {
  const seats = await db.bodySeat.findMany({ where: { bodyId }, select: { personId: true } });
  const people = await db.person.findMany({
    where: {
      id: { in: seats.map(({ personId }) => personId) },
      disabledAt: null,
      joinedAt: { not: null },
      agency: { is: { disabledAt: null, memberships: { some: { taskForceId, leftAt: null } } } },
      seats: { some: { taskForceId } },
    },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return people.map(({ id }) => id);
}
