import type { DisciplineChangeState } from "@roundtable/shared/agencies.ts";
import type { DisciplineChangeModel, MembershipModel } from "../../../../prisma/client/models.ts";
import { type Reading, recordRead } from "#platform/acting.ts";
import { type Action, readable } from "#platform/casl.ts";
import { NotFound } from "#platform/errors.ts";
import { isId } from "#platform/ids.ts";
import { type Page, pageOf, pageSize } from "#platform/paging.ts";
import { InvalidInput } from "#platform/problems.ts";
import { agencyColumns, type AgencyRow, regionColumns, type RegionRow, taskForceColumns, type TaskForceRow } from "./rows.ts";

/** An agency as whoever keeps it sees it. */
export type AgencyRecord = { id: string; agency: AgencyRow; version: number; disabledAt: Date | null; memberships: MembershipModel[] };
/** A table as the operator sees it. */
export type TaskForceRecord = { id: string; taskForce: TaskForceRow; version: number; regions: RegionRow[] };
export type DisciplineChangeRow = DisciplineChangeModel;

const recordColumns = { ...agencyColumns, version: true, disabledAt: true } as const;

async function recordsWhere({ db, ability }: Reading, { id, after, take }: { id?: string; after?: string | null; take: number }): Promise<AgencyRecord[]> {
  const rows = await db.agency.findMany({
    where: { AND: [readable(ability, "Agency", "keep"), id === undefined ? {} : { id }] },
    select: { ...recordColumns, memberships: { where: readable(ability, "Membership"), orderBy: { joinedAt: "asc" } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take,
    ...(after == null ? {} : { cursor: { id: after }, skip: 1 }),
  });
  return rows.map(({ version, disabledAt, memberships, ...agency }) => ({ id: agency.id, agency, version, disabledAt, memberships }));
}

/** Every agency of the installation for its operator, the suspended ones too; one's own for a lead; nothing for anybody else. */
export async function listAgencyRecords(reading: Reading, { first, after }: { first?: number | null; after?: string | null }): Promise<Page<AgencyRecord>> {
  const size = pageSize(first);
  if (after != null && !isId(after)) throw new InvalidInput([{ path: ["after"], message: "is not a place in this list" }]);
  return pageOf(await recordsWhere(reading, { after: after ?? null, take: size + 1 }), size, ({ id }) => id);
}

/** One of them; null for whoever does not keep it. */
export async function findAgencyRecord(reading: Reading, id: string): Promise<AgencyRecord | null> {
  return isId(id) ? ((await recordsWhere(reading, { id, take: 1 }))[0] ?? null) : null;
}

async function taskForcesWhere({ db, ability }: Reading, id?: string): Promise<TaskForceRecord[]> {
  const rows = await db.taskForce.findMany({
    where: { AND: [readable(ability, "TaskForce", "administer"), id === undefined ? {} : { id }] },
    select: {
      ...taskForceColumns,
      version: true,
      regions: { where: readable(ability, "Region"), select: regionColumns, orderBy: [{ name: "asc" }, { id: "asc" }] },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map(({ version, regions, ...taskForce }) => ({ id: taskForce.id, taskForce, version, regions }));
}

/** Every table of the installation, for its operator; nothing for anybody else. */
export function listTaskForceRecords(reading: Reading): Promise<TaskForceRecord[]> {
  return taskForcesWhere(reading);
}

export async function findTaskForceRecord(reading: Reading, id: string): Promise<TaskForceRecord | null> {
  return isId(id) ? ((await taskForcesWhere(reading, id))[0] ?? null) : null;
}

/** Changes of discipline that still wait for another operator, the oldest first; for the operator alone. */
export function listDisciplineChanges({ db, ability, clock }: Reading, agencyId?: string): Promise<DisciplineChangeRow[]> {
  const open = { decision: null, expiresAt: { gt: clock.now() } };
  return db.disciplineChange.findMany({
    where: { AND: [readable(ability, "DisciplineChange"), open, agencyId === undefined ? {} : { agencyId }] },
    orderBy: [{ proposedAt: "asc" }, { id: "asc" }],
  });
}

export async function findDisciplineChange({ db, ability }: Reading, id: string): Promise<DisciplineChangeRow | null> {
  return isId(id) ? db.disciplineChange.findFirst({ where: { AND: [readable(ability, "DisciplineChange"), { id }] } }) : null;
}

/** Where a proposal stands: one that nobody decided in time has expired, whether or not anybody wrote that down. */
export function stateOf({ decision, expiresAt }: DisciplineChangeRow, now: Date): DisciplineChangeState {
  return decision ?? (expiresAt > now ? "OPEN" : "EXPIRED");
}

/** An agency to change. @throws NotFound when it is not there or not theirs to change, and the attempt is logged */
export async function requireAgency(
  reading: Reading,
  id: string,
  action: string,
  right: Extract<Action, "keep" | "administer">,
): Promise<AgencyRecord["agency"] & { version: number; disabledAt: Date | null }> {
  const { db, ability } = reading;
  const agency = isId(id) ? await db.agency.findFirst({ where: { AND: [readable(ability, "Agency", right), { id }] }, select: recordColumns }) : null;
  return agency ?? refuse(reading, id, action);
}

/** A table to change. @throws NotFound as above */
export async function requireTaskForce(reading: Reading, id: string, action: string): Promise<TaskForceRow> {
  const { db, ability } = reading;
  const where = { AND: [readable(ability, "TaskForce", "administer"), { id }] };
  const taskForce = isId(id) ? await db.taskForce.findFirst({ where, select: taskForceColumns }) : null;
  return taskForce ?? refuse(reading, id, action);
}

/** @throws NotFound for whoever is not an operator, and the attempt is logged */
export async function requireOperator(reading: Reading, action: string): Promise<void> {
  if (!reading.actor.operator) await refuse(reading, null, action);
}

/** Logs that somebody tried. @throws NotFound always: one answer for what is hidden, unknown and not theirs */
export async function refuse(reading: Reading, id: string | null, action: string): Promise<never> {
  await recordRead(reading, { action, outcome: "DENIED", subjectIds: id === null ? [] : [id], detail: { fields: "ACTION" } });
  throw new NotFound();
}
