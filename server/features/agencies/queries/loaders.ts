import DataLoader from "dataloader";
import type { SeatRole } from "@roundtable/shared/roles.ts";
import { actingAs } from "#platform/actor.ts";
import type { Acting } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { isLive } from "../rules.ts";
import { agencyColumns, type AgencyRow, personColumns, type PersonRow, regionColumns, type RegionRow, taskForceColumns, type TaskForceRow } from "./rows.ts";

/** A look-up that gathers the ids of one moment into one statement, on behalf of the request's actor. */
function gathered<Row>(acting: Acting, load: (ids: string[]) => Promise<Map<string, Row>>): DataLoader<string, Row | undefined> {
  return new DataLoader(async (ids) => {
    const found = await actingAs(acting.actor, async () => await load([...ids]));
    return ids.map((id) => found.get(id));
  });
}

function required<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error("something a visible record names is hidden from its reader");
  return row;
}

function byId<Row extends { id: string }>(rows: Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

function loadersFor(acting: Acting) {
  const { db, ability, actor, clock } = acting;
  const { taskForceId } = actor;
  const agency = gathered(acting, async (ids) =>
    byId<AgencyRow>(await db.agency.findMany({ where: { AND: [readable(ability, "Agency"), { id: { in: ids } }] }, select: agencyColumns })),
  );
  const region = gathered(acting, async (ids) =>
    byId<RegionRow>(await db.region.findMany({ where: { AND: [readable(ability, "Region"), { id: { in: ids } }] }, select: regionColumns })),
  );
  return {
    agency,
    region,
    requireAgency: async (id: string): Promise<AgencyRow> => required(await agency.load(id)),
    requireRegion: async (id: string): Promise<RegionRow> => required(await region.load(id)),
    person: gathered(acting, async (ids) =>
      byId<PersonRow>(await db.person.findMany({ where: { AND: [readable(ability, "Person"), { id: { in: ids } }] }, select: personColumns })),
    ),
    taskForce: gathered(acting, async (ids) =>
      byId<TaskForceRow>(await db.taskForce.findMany({ where: { AND: [readable(ability, "TaskForce"), { id: { in: ids } }] }, select: taskForceColumns })),
    ),
    seats: gathered(acting, async (ids) => {
      const seats = await db.seat.findMany({
        where: { AND: [readable(ability, "Seat"), { taskForceId, personId: { in: ids } }] },
        select: { personId: true, role: true },
        orderBy: { role: "asc" },
      });
      return new Map<string, SeatRole[]>(
        Object.entries(Object.groupBy(seats, ({ personId }) => personId)).map(([id, rows]) => [id, (rows ?? []).map(({ role }) => role)]),
      );
    }),
    people: gathered(acting, async (ids) => {
      const atTheTable = { OR: [{ seats: { some: { taskForceId } } }, { agencyId: actor.agencyId }] };
      const people = await db.person.findMany({
        where: { AND: [readable(ability, "Person"), atTheTable, { agencyId: { in: ids }, disabledAt: null }] },
        select: personColumns,
        orderBy: [{ name: "asc" }, { id: "asc" }],
      });
      return Map.groupBy<string, PersonRow>(people, ({ agencyId }) => agencyId);
    }),
    regionsOf: gathered(acting, async (ids) => {
      const coverage = await db.agencyRegion.findMany({
        where: { AND: [readable(ability, "AgencyRegion"), { agencyId: { in: ids }, region: { is: { taskForceId } } }] },
        select: { agencyId: true, region: { select: regionColumns } },
        orderBy: { region: { name: "asc" } },
      });
      return new Map(
        Map.groupBy(coverage, ({ agencyId }) => agencyId)
          .entries()
          .map(([id, rows]) => [id, rows.map((row): RegionRow => row.region)]),
      );
    }),
    agreement: gathered(acting, async (ids) => {
      const now = clock.now();
      const signed = await db.sharingAgreement.findMany({
        where: { AND: [readable(ability, "SharingAgreement"), { taskForceId, agencyId: { in: ids } }] },
        orderBy: [{ endsAt: "desc" }, { version: "desc" }],
      });
      return new Map(
        Map.groupBy(signed, ({ agencyId }) => agencyId)
          .entries()
          .map(([id, all]) => [id, all.find((agreement) => isLive(agreement, now)) ?? all[0]]),
      );
    }),
  };
}

/** `requireAgency` and `requireRegion` are for what a visible record names: that it were hidden is a defect of ours. */
export type AgencyLoaders = ReturnType<typeof loadersFor>;

const loaders = new WeakMap<Acting, AgencyLoaders>();

/** The look-ups of one request: each answers undefined for what is unknown and what this actor may not read. */
export function agencyLoaders(acting: Acting): AgencyLoaders {
  const known = loaders.get(acting);
  if (known) return known;
  const made = loadersFor(acting);
  loaders.set(acting, made);
  return made;
}
