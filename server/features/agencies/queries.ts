import { type SeatRole, seatRoles, worksWithReferrals } from "@roundtable/shared/roles.ts";
import type { Acting, Reading } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { isId } from "#platform/ids.ts";
import { NotFound } from "#platform/errors.ts";
import { type Page, pageOf, pageSize } from "#platform/paging.ts";
import { InvalidInput } from "#platform/problems.ts";
import { agencyLoaders } from "./queries/loaders.ts";
import {
  agencyColumns,
  type AgencyRow,
  personColumns,
  type PersonRow,
  regionColumns,
  type RegionRow,
  taskForceColumns,
  type TaskForceRow,
} from "./queries/rows.ts";

// Other features come in through this file alone.
export { agencyLoaders };

const referralSeats = seatRoles.filter((seat) => worksWithReferrals([seat]));

/** One agency; undefined for an unknown id, for a hidden one, and for what is no id at all. */
export async function findAgency(acting: Acting, id: string): Promise<AgencyRow | undefined> {
  return isId(id) ? agencyLoaders(acting).agency.load(id.toLowerCase()) : undefined;
}

/** The agencies this actor may know of, by name. `after` is the id of the last one shown. */
export async function listAgencies(
  { db, ability, actor }: Acting,
  { first, after }: { first?: number | null; after?: string | null },
): Promise<Page<AgencyRow>> {
  const size = pageSize(first);
  if (after != null && !isId(after)) throw new InvalidInput([{ path: ["after"], message: "is not a place in this list" }]);
  // An agency that has left the table keeps its name where it took part, and is in no list any more.
  const atTheTable = actor.operator ? {} : { memberships: { some: { taskForceId: actor.taskForceId, leftAt: null } } };
  const rows = await db.agency.findMany({
    where: { AND: [readable(ability, "Agency"), { disabledAt: null }, atTheTable] },
    select: agencyColumns,
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: size + 1,
    ...(after == null ? {} : { cursor: { id: after }, skip: 1 }),
  });
  return pageOf(rows, size, ({ id }) => id);
}

/** The regions of the table the actor sits at, by name. */
export function listRegions({ db, ability, actor }: Acting): Promise<RegionRow[]> {
  return db.region.findMany({
    where: { AND: [readable(ability, "Region"), { taskForceId: actor.taskForceId }] },
    select: regionColumns,
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}

/** The table the actor sits at. @throws NotFound when it is gone */
export async function findTaskForce({ db, ability, actor }: Reading): Promise<TaskForceRow> {
  const taskForce = await db.taskForce.findFirst({ where: { AND: [readable(ability, "TaskForce"), { id: actor.taskForceId }] }, select: taskForceColumns });
  if (!taskForce) throw new NotFound();
  return taskForce;
}

/** An agency that sits at the actor's table and is not disabled; null for every other id. */
export function findAgencyAtTable({ db, ability, actor }: Reading, id: string): Promise<AgencyRow | null> {
  const atTheTable = { id, disabledAt: null, memberships: { some: { taskForceId: actor.taskForceId, leftAt: null } } };
  return db.agency.findFirst({ where: { AND: [readable(ability, "Agency"), atTheTable] }, select: agencyColumns });
}

/** The actor's own record. @throws NotFound when it is gone */
export async function findSelf({ db, ability, actor }: Reading): Promise<PersonRow> {
  const person = await db.person.findFirst({ where: { AND: [readable(ability, "Person"), { id: actor.personId }] }, select: personColumns });
  if (!person) throw new NotFound();
  return person;
}

/** Which of these agencies have a sharing agreement in force at the actor's table now. */
export async function liveAgreements({ db, ability, actor, clock }: Reading, agencyIds: string[]): Promise<Set<string>> {
  const now = clock.now();
  const inForce = { taskForceId: actor.taskForceId, agencyId: { in: agencyIds }, startsAt: { lte: now }, endsAt: { gt: now } };
  const agreements = await db.sharingAgreement.findMany({ where: { AND: [readable(ability, "SharingAgreement"), inForce] }, select: { agencyId: true } });
  return new Set(agreements.map(({ agencyId }) => agencyId));
}

/** The people of an agency who work with referrals at the actor's table, by name, with all their seats there. */
export async function peopleWhoRead({ db, ability, actor }: Reading, agencyId: string): Promise<(PersonRow & { seats: SeatRole[] })[]> {
  const { taskForceId } = actor;
  const readers = { agencyId, disabledAt: null, seats: { some: { taskForceId, role: { in: referralSeats } } } };
  const people = await db.person.findMany({
    where: { AND: [readable(ability, "Person"), readers] },
    select: { ...personColumns, seats: { where: { AND: [readable(ability, "Seat"), { taskForceId }] }, select: { role: true }, orderBy: { role: "asc" } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return people.map(({ seats, ...person }) => ({ ...person, seats: seats.map(({ role }) => role) }));
}
