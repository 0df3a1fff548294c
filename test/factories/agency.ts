import type { Language, Need } from "@roundtable/shared/needs.ts";
import type { Discipline } from "@roundtable/shared/roles.ts";
import type { PrismaClient } from "../../prisma/client/client.ts";
import type { ServiceState } from "../../prisma/client/enums.ts";
import type { AgencyModel } from "../../prisma/client/models.ts";
import { buildTaskForce } from "./task-force.ts";

const day = 86_400_000;

export type AgencyOverrides = {
  taskForceId?: string;
  name?: string;
  discipline?: Discipline;
  confidentialProgram?: boolean;
  intakePhone?: string;
  languages?: Language[];
  disabledAt?: Date;
  /** The agreement it shares under: one that runs (the default), one that has ended, or none. */
  agreement?: "live" | "lapsed" | "none";
  /** What it offers; a bare need means that it has room. */
  services?: (Need | { need: Need; opening: ServiceState })[];
  /** Ids of the regions it serves. */
  regions?: string[];
};

export type BuiltAgency = AgencyModel & { taskForceId: string };

/** An agency that sits at a table: the given one, or one made for it. */
export async function buildAgency(db: PrismaClient, overrides: AgencyOverrides = {}): Promise<BuiltAgency> {
  const { agreement = "live", services = [], regions = [], taskForceId: givenTable, ...columns } = overrides;
  const taskForceId = givenTable ?? (await buildTaskForce(db)).id;
  const agency = await db.agency.create({
    data: {
      name: "Testing Agency",
      discipline: "VICTIM_SERVICES",
      intakePhone: "+13365550100",
      languages: ["ENGLISH"],
      ...columns,
      memberships: { create: { taskForceId } },
      services: { create: services.map((service) => (typeof service === "string" ? { need: service } : service)) },
      coverage: { create: regions.map((regionId) => ({ regionId })) },
    },
  });
  if (agreement !== "none") await buildAgreement(db, { taskForceId, agencyId: agency.id, lapsed: agreement === "lapsed" });
  return { ...agency, taskForceId };
}

/** Seats an agency at one more table. */
export async function joinTable(db: PrismaClient, agencyId: string, taskForceId: string): Promise<void> {
  await db.membership.create({ data: { agencyId, taskForceId } });
  await buildAgreement(db, { agencyId, taskForceId });
}

async function buildAgreement(
  db: PrismaClient,
  { taskForceId, agencyId, lapsed = false }: { taskForceId: string; agencyId: string; lapsed?: boolean },
): Promise<void> {
  const now = Date.now();
  await db.sharingAgreement.create({
    data: {
      taskForceId,
      agencyId,
      signedOn: new Date(now - 100 * day),
      startsAt: new Date(now - 100 * day),
      endsAt: new Date(now + (lapsed ? -day : 265 * day)),
    },
  });
}
