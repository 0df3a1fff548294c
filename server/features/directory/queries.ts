import DataLoader from "dataloader";
import type { Need } from "@roundtable/shared/needs.ts";
import { actingAs } from "#platform/actor.ts";
import type { Acting, Reading } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import type { ServiceState } from "../../../prisma/client/enums.ts";
import type { AgencyRow } from "#features/agencies/queries/rows.ts";
import { isLive } from "#features/agencies/rules.ts";

export type ServiceRow = { need: Need; opening: ServiceState };

/** What is known of an agency when a recipient is sought: what it offers and where, and whether sharing with it is agreed. */
export type TableEntry = AgencyRow & { services: ServiceRow[]; regionIds: string[]; hasLiveAgreement: boolean };

const services = new WeakMap<Acting, DataLoader<string, ServiceRow[]>>();

/** What an agency offers, in the order of the list of needs; agencies of one moment are read in one statement. */
export function servicesOf(acting: Acting, agencyId: string): Promise<ServiceRow[]> {
  const known =
    services.get(acting) ??
    new DataLoader<string, ServiceRow[]>(async (ids) => {
      const { db, ability, actor } = acting;
      const where = { AND: [readable(ability, "AgencyService"), { agencyId: { in: [...ids] } }] };
      const rows = await actingAs(
        actor,
        async () => await db.agencyService.findMany({ where, select: { agencyId: true, need: true, opening: true }, orderBy: { need: "asc" } }),
      );
      const grouped = Map.groupBy(rows, (row) => row.agencyId);
      return ids.map((id) => grouped.get(id) ?? []);
    });
  services.set(acting, known);
  return known.load(agencyId);
}

/** Every agency at the actor's table with what it offers, by name. The actor's own is among them. */
export async function tableDirectory({ db, ability, actor, clock }: Reading): Promise<TableEntry[]> {
  const { taskForceId } = actor;
  const now = clock.now();
  const agencies = await db.agency.findMany({
    where: { AND: [readable(ability, "Agency"), { disabledAt: null, memberships: { some: { taskForceId, leftAt: null } } }] },
    select: {
      id: true,
      name: true,
      discipline: true,
      confidentialProgram: true,
      intakePhone: true,
      languages: true,
      services: { where: readable(ability, "AgencyService"), select: { need: true, opening: true }, orderBy: { need: "asc" } },
      coverage: { where: { AND: [readable(ability, "AgencyRegion"), { region: { is: { taskForceId } } }] }, select: { regionId: true } },
      agreements: { where: { AND: [readable(ability, "SharingAgreement"), { taskForceId }] }, select: { startsAt: true, endsAt: true } },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return agencies.map(({ coverage, agreements, ...agency }) => ({
    ...agency,
    regionIds: coverage.map(({ regionId }) => regionId),
    hasLiveAgreement: agreements.some((agreement) => isLive(agreement, now)),
  }));
}
