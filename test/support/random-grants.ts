import { randomBytes } from "node:crypto";
import type { PrismaClient } from "../../prisma/client/client.ts";
import type { Actor } from "../../server/platform/actor.ts";
import { buildReport, ovcNumbers } from "../factories/report.ts";
import type { Chance } from "./random.ts";

type Table = { id: string; agencies: { id: string; people: string[] }[] };

/** What each award wants besides, met by a milestone where there is one, and calendar feeds of some people. */
export async function keepGrants(db: PrismaClient, chance: Chance, tables: readonly Table[], actors: readonly Actor[]): Promise<void> {
  const awards = await db.award.findMany({ where: { taskForceId: { in: tables.map(({ id }) => id) } } });
  for (const { id: awardId, taskForceId, holderAgencyId } of awards) {
    const owned = { taskForceId, holderAgencyId };
    const { id: requirementId } = await db.grantRequirement.create({ data: { ...owned, awardId, title: "Random requirement", kind: "CONDITION" } });
    const milestone = await db.milestone.findFirst({ where: { taskForceId } });
    if (milestone) await db.requirementMilestone.create({ data: { ...owned, requirementId, milestoneId: milestone.id } });
  }
  const readers = actors.filter(() => chance.often(40));
  await db.calendarFeed.createMany({ data: readers.map(({ personId, taskForceId }) => ({ personId, taskForceId, secretHash: randomBytes(32) })) });
}

/** At most tables a report, which one agency holds and some were asked for; filed or not. */
export async function fileReports(db: PrismaClient, chance: Chance, tables: readonly Table[]): Promise<void> {
  for (const { id: taskForceId, agencies } of tables) {
    const holder = chance.one(agencies);
    const [personId] = holder.people;
    if (personId === undefined || !chance.often(80)) continue;
    const facts = { funder: "OVC", title: "Random award", number: "R-1", side: "VICTIM_SERVICES" } as const;
    const award = await db.award.create({
      data: { ...facts, taskForceId, holderAgencyId: holder.id, startsOn: new Date("2025-10-01"), endsOn: new Date("2028-09-30") },
    });
    const asked = chance
      .take(1 + chance.below(2), agencies)
      .map(({ id: agencyId, people: [certifiedById] }) => ({ agencyId, ...(certifiedById ? { certifiedById } : {}), numbers: ovcNumbers(1).slice(0, 2) }));
    const { report } = await buildReport(db, { award, preparedById: personId, asked, ...(chance.often(60) ? { filedById: personId } : {}) });
    await db.reportEvent.create({
      data: { taskForceId, holderAgencyId: holder.id, reportId: report.id, agencyId: asked[0]?.agencyId ?? null, kind: "CERTIFIED", personId },
    });
  }
}
