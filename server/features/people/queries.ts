import type { SeatRole } from "@roundtable/shared/roles.ts";
import type { StatementAcceptanceModel, TrainingRecordModel } from "../../../prisma/client/models.ts";
import { type Reading } from "#platform/acting.ts";
import { type Action, readable } from "#platform/casl.ts";
import { isId } from "#platform/ids.ts";
import { type Page, pageOf, pageSize } from "#platform/paging.ts";
import { InvalidInput } from "#platform/problems.ts";
import { refuse } from "#features/agencies/queries/records.ts";
import { personColumns, type PersonRow } from "#features/agencies/queries/rows.ts";
import { hoursOf } from "./rules.ts";

const standing = { version: true, operator: true, invitedAt: true, joinedAt: true, disabledAt: true, createdAt: true } as const;

export type TrainingRow = TrainingRecordModel;
export type AcceptanceRow = StatementAcceptanceModel;
type Standing = { version: number; operator: boolean; invitedAt: Date | null; joinedAt: Date | null; disabledAt: Date | null; createdAt: Date };
export type StaffRow = PersonRow & Standing;

/** A member of staff as whoever keeps their agency or their table sees them. */
export type StaffView = {
  id: string;
  person: PersonRow;
  /** Their address of mail; null for whoever is not to know it. */
  email: string | null;
  seats: { taskForceId: string; role: SeatRole }[];
  trainings: TrainingRow[];
  statements: AcceptanceRow[];
} & Omit<Standing, "createdAt"> & { invitedAt: Date };

async function staffWhere(
  { db, ability, actor }: Reading,
  { id, agencyIds, after, take }: { id?: string; agencyIds?: string[]; after?: string | null; take: number },
): Promise<StaffView[]> {
  const rows = await db.person.findMany({
    where: {
      AND: [readable(ability, "Person", "oversee"), id === undefined ? {} : { id }, agencyIds === undefined ? {} : { agencyId: { in: agencyIds } }],
    },
    select: {
      ...personColumns,
      ...standing,
      seats: { where: readable(ability, "Seat"), select: { taskForceId: true, role: true }, orderBy: { role: "asc" } },
      trainings: { where: readable(ability, "TrainingRecord"), orderBy: [{ completedOn: "desc" }, { id: "desc" }] },
      statements: { where: readable(ability, "StatementAcceptance"), orderBy: [{ acceptedAt: "desc" }, { id: "desc" }] },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take,
    ...(after == null ? {} : { cursor: { id: after }, skip: 1 }),
  });
  // Addresses are no column of anybody's: a function of the database gives them to the lead of the agency and to the operator.
  const known = new Set(
    rows.map(({ agencyId }) => agencyId).filter((agencyId) => actor.operator || (actor.seats.includes("AGENCY_LEAD") && actor.agencyId === agencyId)),
  );
  const addresses =
    known.size === 0
      ? []
      : await db.$queryRaw<{ person_id: string; email: string }[]>`SELECT person_id::text, email FROM app.staff_addresses(${[...known]}::uuid[])`;
  const emails = new Map(addresses.map(({ person_id, email }) => [person_id, email]));
  return rows.map(({ id: personId, name, workPhone, agencyId, privilegedAt, createdAt, ...rest }) => ({
    ...rest,
    id: personId,
    person: { id: personId, name, workPhone, agencyId, privilegedAt },
    email: emails.get(personId) ?? null,
    invitedAt: rest.invitedAt ?? createdAt,
  }));
}

/** The people of an agency, by name, suspended ones too: for its lead, a coordinator of its table and the operator; nobody for others. */
export async function listStaff(
  reading: Reading,
  { agencyId, first, after }: { agencyId?: string | null; first?: number | null; after?: string | null },
): Promise<Page<StaffView>> {
  const size = pageSize(first);
  if (after != null && !isId(after)) throw new InvalidInput([{ path: ["after"], message: "is not a place in this list" }]);
  const wanted = agencyId ?? reading.actor.agencyId;
  if (!isId(wanted)) return { nodes: [], hasMore: false, endCursor: null };
  return pageOf(await staffWhere(reading, { agencyIds: [wanted], after: after ?? null, take: size + 1 }), size, ({ id }) => id);
}

/** One of them; null for whoever does not oversee them. */
export async function findStaff(reading: Reading, id: string): Promise<StaffView | null> {
  return isId(id) ? ((await staffWhere(reading, { id, take: 1 }))[0] ?? null) : null;
}

/** All of several agencies at once, for the confidentiality file. */
export function staffOf(reading: Reading, agencyIds: string[]): Promise<StaffView[]> {
  return staffWhere(reading, { agencyIds, take: 5000 });
}

/** Somebody to do something about. @throws NotFound when they are not there or not theirs, and the attempt is logged */
export async function requirePerson(reading: Reading, id: string, action: string, right: Extract<Action, "keep" | "seat">): Promise<StaffRow> {
  const { db, ability } = reading;
  const where = { AND: [readable(ability, "Person", right), { id }] };
  const person = isId(id) ? await db.person.findFirst({ where, select: { ...personColumns, ...standing } }) : null;
  return person ?? refuse(reading, id, action);
}

/** A person's seats at one table. */
export async function seatsAt({ db, ability }: Reading, personId: string, taskForceId: string): Promise<SeatRole[]> {
  const seats = await db.seat.findMany({
    where: { AND: [readable(ability, "Seat"), { personId, taskForceId }] },
    select: { role: true },
    orderBy: { role: "asc" },
  });
  return seats.map(({ role }) => role);
}

/** The last time one accepted the statement oneself, whichever version. */
export function ownAcceptance({ db, ability, actor }: Reading): Promise<AcceptanceRow | null> {
  return db.statementAcceptance.findFirst({
    where: { AND: [readable(ability, "StatementAcceptance"), { personId: actor.personId }] },
    orderBy: [{ acceptedAt: "desc" }, { id: "desc" }],
  });
}

/** Whether an agency belongs to that table now. */
export async function isMember({ db, ability }: Reading, agencyId: string, taskForceId: string): Promise<boolean> {
  const where = { AND: [readable(ability, "Membership"), { agencyId, taskForceId, leftAt: null }] };
  return (await db.membership.findFirst({ where, select: { id: true } })) !== null;
}

/** Somebody of the agency that the actor leads, to vouch for. @throws NotFound for everybody else, an operator who is no lead included */
export async function requireTrainee(reading: Reading, personId: string, action: string, about = personId): Promise<StaffRow> {
  const { actor } = reading;
  const person = await requirePerson(reading, personId, action, "keep");
  return actor.seats.includes("AGENCY_LEAD") && actor.agencyId === person.agencyId && !person.operator ? person : refuse(reading, about, action);
}

/** Hours of training on record for somebody. */
export async function trainingHoursOf({ db, ability }: Reading, personId: string): Promise<number> {
  const where = { AND: [readable(ability, "TrainingRecord"), { personId }] };
  return hoursOf(await db.trainingRecord.findMany({ where, select: { halfHours: true, takenBackAt: true } }));
}
