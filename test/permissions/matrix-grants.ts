import { randomBytes } from "node:crypto";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { buildAward } from "../factories/award.ts";
import type { BuiltAgency } from "../factories/agency.ts";

const day = 86_400_000;
const dayFromNow = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10);

async function holdAward(db: PrismaClient, { id: holderAgencyId, taskForceId }: BuiltAgency) {
  const { id: filedById } = await db.person.findFirstOrThrow({ where: { agencyId: holderAgencyId, seats: { some: { role: "AGENCY_LEAD" } } } });
  return buildAward(db, { taskForceId, holderAgencyId, filedById, ownerPersonId: filedById });
}

/** An award of one side and what hangs on it with nothing left empty, another that was closed, and a calendar feed for everybody. @returns the id of the first */
export async function holdEverything(db: PrismaClient, agency: BuiltAgency, milestoneId: string): Promise<string> {
  const { taskForceId } = agency;
  const [{ award, rule, requirement }, closed] = [await holdAward(db, agency), await holdAward(db, agency)];
  await db.award.update({ where: { id: closed.award.id }, data: { closedOn: new Date() } });
  const people = await db.person.findMany({ where: { agencyId: agency.id, seats: { some: { taskForceId } } } });
  const backup = people.find(({ id }) => id !== award.ownerPersonId);
  await db.award.update({ where: { id: award.id }, data: { backupPersonId: backup?.id ?? null } });
  const span = { startsOn: award.startsOn, endsOn: award.endsOn };
  await db.reportingRule.update({ where: { id: rule.id }, data: { name: "Financial report", ...span } });
  const decided = { status: "WAIVED", decidedOn: new Date(), decidedById: award.ownerPersonId, waivedBecause: "The funder gave it up" } as const;
  const facts = { ownerPersonId: award.ownerPersonId, note: "In the binder", dueOn: new Date(dayFromNow(20)) };
  await db.grantRequirement.update({ where: { id: requirement.id }, data: { ...facts, ...decided } });
  const { holderAgencyId } = award;
  await db.requirementMilestone.create({ data: { taskForceId, holderAgencyId, requirementId: requirement.id, milestoneId } });
  await db.calendarFeed.createMany({
    data: people.map(({ id: personId }) => ({ personId, taskForceId, secretHash: randomBytes(32), lastReadAt: new Date() })),
  });
  return award.id;
}

/** Awards that the reader's own agency holds, so that a refusal is about the seat. */
export function grantInputs(db: PrismaClient, agency: BuiltAgency, milestoneId: string): Record<string, () => Promise<object>> {
  const facts = { funder: "OVC", title: "Another award", number: "15POVC-26-01", side: "VICTIM_SERVICES", startsOn: "2025-10-01", endsOn: "2028-09-30" };
  const times = { frequency: "QUARTERLY", yearStartsIn: 1, dueUnit: "DAYS", dueAfter: 30, weekend: "STAYS" };
  const make = () => holdAward(db, agency);
  const award = async () => ({ awardId: (await make()).award.id, version: 1 });
  const requirement = async () => ({ requirementId: (await make()).requirement.id, version: 1 });
  const link = async () => ({ requirementId: (await make()).requirement.id, milestoneId });
  return {
    addAward: () => Promise.resolve({ ...facts, holderAgencyId: agency.id }),
    changeAward: async () => ({ ...facts, ...(await award()) }),
    closeAward: award,
    reopenAward: async () => {
      const { award: made } = await make();
      await db.award.update({ where: { id: made.id }, data: { closedOn: new Date() } });
      return { awardId: made.id, version: 1 };
    },
    addReportingRule: async () => ({ ...times, awardId: (await make()).award.id, report: "SINGLE_AUDIT" }),
    changeReportingRule: async () => ({ ...times, ruleId: (await make()).rule.id, version: 1 }),
    removeReportingRule: async () => {
      const { rule, filing } = await make();
      await db.reportFiling.delete({ where: { id: filing.id } });
      return { ruleId: rule.id, version: 1 };
    },
    markFiled: async () => ({ ruleId: (await make()).rule.id, periodStartsOn: "2026-01-01", filedOn: "2026-04-02" }),
    unmarkFiled: async () => ({ ruleId: (await make()).rule.id, periodStartsOn: "2025-10-01" }),
    addRequirement: async () => ({ awardId: (await make()).award.id, title: "Sustainability plan", kind: "DELIVERABLE" }),
    changeRequirement: async () => ({ ...(await requirement()), title: "Sustainability plan", kind: "DELIVERABLE" }),
    meetRequirement: requirement,
    waiveRequirement: async () => ({ ...(await requirement()), reason: "The funder gave it up" }),
    reopenRequirement: async () => {
      const { requirement: made, award: of } = await make();
      const decided = { status: "MET", decidedOn: new Date(), decidedById: of.ownerPersonId } as const;
      await db.grantRequirement.update({ where: { id: made.id }, data: decided });
      return { requirementId: made.id, version: 1 };
    },
    linkRequirementToMilestone: link,
    unlinkRequirementFromMilestone: link,
    makeCalendarFeed: () => Promise.resolve({}),
    revokeCalendarFeed: () => Promise.resolve({}),
  };
}
