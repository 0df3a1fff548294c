import DataLoader from "dataloader";
import type { Language } from "@roundtable/shared/needs.ts";
import type { Discipline, SeatRole } from "@roundtable/shared/roles.ts";
import { actingAs } from "#platform/actor.ts";
import type { Acting } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { type Page, pageOf, pageSize } from "#platform/paging.ts";
import { InvalidInput } from "#platform/problems.ts";
import { isLive } from "./rules.ts";

export type AgencyRow = { id: string; name: string; discipline: Discipline; confidentialProgram: boolean; intakePhone: string; languages: Language[] };
export type PersonRow = { id: string; name: string; workPhone: string; agencyId: string };
export type RegionRow = { id: string; name: string };
export type TaskForceRow = { id: string; name: string; timeZone: string; consentDefaultDays: number; consentMaximumDays: number };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const agencyColumns = { id: true, name: true, discipline: true, confidentialProgram: true, intakePhone: true, languages: true } as const;
const personColumns = { id: true, name: true, workPhone: true, agencyId: true } as const;
const regionColumns = { id: true, name: true } as const;

/** A look-up that gathers the ids of one moment into one statement, on behalf of the request's actor. */
function gathered<Row>(acting: Acting, load: (ids: string[]) => Promise<Map<string, Row>>): DataLoader<string, Row | undefined> {
  return new DataLoader(async (ids) => {
    const found = await actingAs(acting.actor, async () => await load([...ids]));
    return ids.map((id) => found.get(id));
  });
}

function byId<Row extends { id: string }>(rows: Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

function loadersFor(acting: Acting) {
  const { db, ability, actor, clock } = acting;
  const { taskForceId } = actor;
  return {
    agency: gathered(acting, async (ids) => byId<AgencyRow>(await db.agency.findMany({ where: { AND: [readable(ability, "Agency"), { id: { in: ids } }] }, select: agencyColumns }))),
    person: gathered(acting, async (ids) => byId<PersonRow>(await db.person.findMany({ where: { AND: [readable(ability, "Person"), { id: { in: ids } }] }, select: personColumns }))),
    region: gathered(acting, async (ids) => byId<RegionRow>(await db.region.findMany({ where: { AND: [readable(ability, "Region"), { id: { in: ids } }] }, select: regionColumns }))),
    taskForce: gathered(acting, async (ids) => byId<TaskForceRow>(await db.taskForce.findMany({ where: { AND: [readable(ability, "TaskForce"), { id: { in: ids } }] } }))),
    seats: gathered(acting, async (ids) => {
      const seats = await db.seat.findMany({ where: { AND: [readable(ability, "Seat"), { taskForceId, personId: { in: ids } }] }, select: { personId: true, role: true }, orderBy: { role: "asc" } });
      return new Map<string, SeatRole[]>(Object.entries(Object.groupBy(seats, ({ personId }) => personId)).map(([id, rows]) => [id, (rows ?? []).map(({ role }) => role)]));
    }),
    people: gathered(acting, async (ids) => {
      const atTheTable = { OR: [{ seats: { some: { taskForceId } } }, { agencyId: actor.agencyId }] };
      const people = await db.person.findMany({ where: { AND: [readable(ability, "Person"), atTheTable, { agencyId: { in: ids }, disabledAt: null }] }, select: personColumns, orderBy: [{ name: "asc" }, { id: "asc" }] });
      return Map.groupBy<string, PersonRow>(people, ({ agencyId }) => agencyId);
    }),
    regionsOf: gathered(acting, async (ids) => {
      const coverage = await db.agencyRegion.findMany({
        where: { AND: [readable(ability, "AgencyRegion"), { agencyId: { in: ids }, region: { is: { taskForceId } } }] },
        select: { agencyId: true, region: { select: regionColumns } },
        orderBy: { region: { name: "asc" } },
      });
      return new Map(Map.groupBy(coverage, ({ agencyId }) => agencyId).entries().map(([id, rows]) => [id, rows.map(({ region }): RegionRow => region)]));
    }),
    agreement: gathered(acting, async (ids) => {
      const now = clock.now();
      const signed = await db.sharingAgreement.findMany({ where: { AND: [readable(ability, "SharingAgreement"), { taskForceId, agencyId: { in: ids } }] }, orderBy: [{ endsAt: "desc" }, { version: "desc" }] });
      return new Map(Map.groupBy(signed, ({ agencyId }) => agencyId).entries().map(([id, all]) => [id, all.find((agreement) => isLive(agreement, now)) ?? all[0]]));
    }),
  };
}

const loaders = new WeakMap<Acting, ReturnType<typeof loadersFor>>();

/** The look-ups of one request: each answers undefined for what is unknown and what this actor may not read. */
export function agencyLoaders(acting: Acting): ReturnType<typeof loadersFor> {
  const known = loaders.get(acting);
  if (known) return known;
  const made = loadersFor(acting);
  loaders.set(acting, made);
  return made;
}

/** One agency; undefined for an unknown id, for a hidden one, and for what is no id at all. */
export async function findAgency(acting: Acting, id: string): Promise<AgencyRow | undefined> {
  return uuid.test(id) ? agencyLoaders(acting).agency.load(id.toLowerCase()) : undefined;
}

/** The agencies this actor may know of, by name. `after` is the id of the last one shown. */
export async function listAgencies({ db, ability }: Acting, { first, after }: { first?: number | null; after?: string | null }): Promise<Page<AgencyRow>> {
  const size = pageSize(first);
  if (after != null && !uuid.test(after)) throw new InvalidInput([{ path: ["after"], message: "is not a place in this list" }]);
  const rows = await db.agency.findMany({
    where: { AND: [readable(ability, "Agency"), { disabledAt: null }] },
    select: agencyColumns,
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: size + 1,
    ...(after == null ? {} : { cursor: { id: after }, skip: 1 }),
  });
  return pageOf(rows, size, ({ id }) => id);
}

/** The regions of the table the actor sits at, by name. */
export function listRegions({ db, ability, actor }: Acting): Promise<RegionRow[]> {
  return db.region.findMany({ where: { AND: [readable(ability, "Region"), { taskForceId: actor.taskForceId }] }, select: regionColumns, orderBy: [{ name: "asc" }, { id: "asc" }] });
}
