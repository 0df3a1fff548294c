import type { PrismaClient } from "../../prisma/client/client.ts";
import type { AwardModel, GrantRequirementModel, ReportFilingModel, ReportingRuleModel, RequirementMilestoneModel } from "../../prisma/client/models.ts";

export type BuiltAward = {
  award: AwardModel;
  rule: ReportingRuleModel;
  filing: ReportFilingModel;
  requirement: GrantRequirementModel;
  link: RequirementMilestoneModel | null;
};
export type AwardOverrides = Partial<AwardModel> & {
  taskForceId: string;
  holderAgencyId: string;
  /** Who filed the first report. */
  filedById: string;
  milestoneId?: string;
  rule?: Partial<ReportingRuleModel>;
};

/** An award over three years with a quarterly financial report, of which the first was filed, and one requirement. */
export async function buildAward(db: PrismaClient, { filedById, milestoneId, rule: ruleOverrides = {}, ...overrides }: AwardOverrides): Promise<BuiltAward> {
  const plain = { funder: "OVC", title: "Services for survivors", number: "15POVC-25-GG-00001-HT", side: "VICTIM_SERVICES" } as const;
  const award = await db.award.create({
    data: { ...plain, startsOn: new Date("2025-10-01"), endsOn: new Date("2028-09-30"), amountCents: 70_000_000, ...overrides },
  });
  const owned = { taskForceId: award.taskForceId, holderAgencyId: award.holderAgencyId };
  const quarterly = { report: "SF_425", frequency: "QUARTERLY", yearStartsIn: 1, dueUnit: "DAYS", dueAfter: 30 } as const;
  const rule = await db.reportingRule.create({ data: { ...quarterly, ...ruleOverrides, ...owned, awardId: award.id } });
  const filing = await db.reportFiling.create({
    data: {
      ...owned,
      awardId: award.id,
      ruleId: rule.id,
      periodStartsOn: new Date("2025-10-01"),
      periodEndsOn: new Date("2025-12-31"),
      filedOn: new Date("2026-01-20"),
      filedById,
    },
  });
  const requirement = await db.grantRequirement.create({
    data: { ...owned, awardId: award.id, title: "Program policies handed in", kind: "POLICY", dueOn: new Date("2027-03-31") },
  });
  const link = milestoneId === undefined ? null : await db.requirementMilestone.create({ data: { ...owned, requirementId: requirement.id, milestoneId } });
  return { award, rule, filing, requirement, link };
}
