import type { SharingAgreementModel } from "../../../prisma/client/models.ts";
import type { Reading } from "#platform/acting.ts";
import { readable, subject } from "#platform/casl.ts";
import { isId } from "#platform/ids.ts";
import { refuse } from "#features/agencies/queries/records.ts";
import { agencyColumns, type AgencyRow } from "#features/agencies/queries/rows.ts";
import { endsSoon, sharingEndsAt, stateOf } from "./rules.ts";

/** How one agency's sharing stands at a table. */
export type Standing = {
  id: string;
  agency: AgencyRow;
  current: SharingAgreementModel | null;
  versions: SharingAgreementModel[];
  endsAt: Date | null;
  endsSoon: boolean;
  lastVersion: number;
  viewerCanRecord: boolean;
};

/** Every agency that belongs to the actor's table, and those that once shared there, by name. */
export async function listStandings(reading: Reading, agencyId?: string): Promise<Standing[]> {
  const { db, ability, actor, clock } = reading;
  const { taskForceId } = actor;
  const now = clock.now();
  const here = { OR: [{ memberships: { some: { taskForceId, leftAt: null } } }, { agreements: { some: { taskForceId } } }] };
  const agencies = await db.agency.findMany({
    where: { AND: [readable(ability, "Agency"), here, agencyId === undefined ? {} : { id: agencyId }] },
    select: { ...agencyColumns, agreements: { where: { AND: [readable(ability, "SharingAgreement"), { taskForceId }] }, orderBy: { version: "desc" } } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return agencies.map(({ agreements: versions, ...agency }) => {
    const endsAt = sharingEndsAt(versions, now);
    return {
      id: agency.id,
      agency,
      current: versions.find((one) => stateOf(one, now) === "LIVE") ?? null,
      versions,
      endsAt,
      endsSoon: endsSoon(endsAt, now),
      lastVersion: versions[0]?.version ?? 0,
      viewerCanRecord: mayRecord(reading, taskForceId),
    };
  });
}

/** How one agency stands at the actor's table; null for an agency that has nothing to do with it. */
export async function findStanding(reading: Reading, agencyId: string): Promise<Standing | null> {
  return isId(agencyId) ? ((await listStandings(reading, agencyId))[0] ?? null) : null;
}

export async function findAgreement({ db, ability }: Reading, id: string): Promise<SharingAgreementModel | null> {
  return isId(id) ? db.sharingAgreement.findFirst({ where: { AND: [readable(ability, "SharingAgreement"), { id }] } }) : null;
}

/** Every version of several agencies at the actor's table, the latest first. */
export function agreementsOf({ db, ability, actor }: Reading, agencyIds: string[]): Promise<SharingAgreementModel[]> {
  const where = { AND: [readable(ability, "SharingAgreement"), { taskForceId: actor.taskForceId, agencyId: { in: agencyIds } }] };
  return db.sharingAgreement.findMany({ where, orderBy: { version: "desc" } });
}

/** Whether this reader records agreements of that table. */
export function mayRecord({ ability }: Reading, taskForceId: string): boolean {
  return ability.can("record", subject("SharingAgreement", { taskForceId } as SharingAgreementModel));
}

/** An agreement to change. @throws NotFound when it is not there or not theirs to change, and the attempt is logged */
export async function requireAgreement(reading: Reading, id: string, action: string): Promise<SharingAgreementModel> {
  const { db, ability } = reading;
  const where = { AND: [readable(ability, "SharingAgreement", "record"), { id }] };
  return (isId(id) ? await db.sharingAgreement.findFirst({ where }) : null) ?? refuse(reading, id, action);
}

/** An agency that belongs to that table, and its zone, to record an agreement with. @throws NotFound as above */
export async function requireMember(reading: Reading, agencyId: string, taskForceId: string, action: string): Promise<{ timeZone: string }> {
  const { db, ability } = reading;
  if (!mayRecord(reading, taskForceId)) return refuse(reading, agencyId, action);
  const member = await db.membership.findFirst({
    where: { AND: [readable(ability, "Membership"), { agencyId, taskForceId, leftAt: null }] },
    select: { taskForce: { select: { timeZone: true } } },
  });
  if (!member) return refuse(reading, agencyId, action);
  return member.taskForce;
}

/** The highest version that is recorded for an agency at a table; 0 when there is none. */
export async function lastVersionOf({ db, ability }: Reading, agencyId: string, taskForceId: string): Promise<number> {
  const where = { AND: [readable(ability, "SharingAgreement"), { agencyId, taskForceId }] };
  return (await db.sharingAgreement.findFirst({ where, select: { version: true }, orderBy: { version: "desc" } }))?.version ?? 0;
}
