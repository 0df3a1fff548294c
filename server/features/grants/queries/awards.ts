import type { AwardState } from "@roundtable/shared/grants.ts";
import type { Prisma } from "../../../../prisma/client/client.ts";
import type { AwardModel, GrantRequirementModel, ReportFilingModel, ReportingRuleModel } from "../../../../prisma/client/models.ts";
import type { Reading } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { findTaskForce } from "#features/agencies/queries.ts";
import { dayOf } from "#features/referrals/rules/clock.ts";
import type { ReportPeriod } from "../rules/calendar.ts";
import { type Deadline, deadlineOf, doneOf, owedBy, stateOf, written } from "../rules/deadlines.ts";

/** One report that is owed, or was. `key` stays the same as long as the rule does. */
export type PeriodView = ReportPeriod & Deadline & { key: string; dueOn: string; rule: ReportingRuleModel; award: AwardView; filing: ReportFilingModel | null };
export type RequirementView = Omit<GrantRequirementModel, "dueOn"> & Deadline & { award: AwardView; milestoneIds: string[] };

/** An award with everything that is owed for it, at one moment. */
export type AwardView = AwardModel & {
  today: string;
  state: AwardState;
  rules: ReportingRuleModel[];
  /** By due date. */
  periods: PeriodView[];
  /** By due date, those without one last. */
  requirements: RequirementView[];
};

/** Awards that this reader may see, in the same few statements however many there are. */
export async function loadAwards(
  reading: Reading,
  find: Pick<Prisma.AwardFindManyArgs, "orderBy" | "take" | "cursor" | "skip"> & { where?: Prisma.AwardWhereInput } = {},
): Promise<AwardView[]> {
  const { db, ability, actor, clock } = reading;
  const here = { taskForceId: actor.taskForceId };
  const awards = await db.award.findMany({ ...find, where: { AND: [readable(ability, "Award"), here, find.where ?? {}] } });
  if (awards.length === 0) return [];
  const ofThese = { ...here, awardId: { in: awards.map(({ id }) => id) } };
  const { timeZone } = await findTaskForce(reading);
  const rules = await db.reportingRule.findMany({ where: { AND: [readable(ability, "ReportingRule"), ofThese] }, orderBy: [{ report: "asc" }, { id: "asc" }] });
  const filings = await db.reportFiling.findMany({ where: { AND: [readable(ability, "ReportFiling"), ofThese] } });
  const requirements = await db.grantRequirement.findMany({
    where: { AND: [readable(ability, "GrantRequirement"), ofThese] },
    orderBy: [{ dueOn: { sort: "asc", nulls: "last" } }, { id: "asc" }],
  });
  const links = await db.requirementMilestone.findMany({
    where: { AND: [readable(ability, "RequirementMilestone"), { ...here, requirementId: { in: requirements.map(({ id }) => id) } }] },
    orderBy: { id: "asc" },
  });

  const today = dayOf(clock.now(), timeZone);
  const filed = new Map(filings.map((filing) => [`${filing.ruleId}:${written(filing.periodStartsOn)}`, filing]));
  const milestonesOf = Map.groupBy(links, ({ requirementId }) => requirementId);
  const [rulesOf, requirementsOf] = [Map.groupBy(rules, ({ awardId }) => awardId), Map.groupBy(requirements, ({ awardId }) => awardId)];
  return awards.map((row) => {
    const award: AwardView = { ...row, today, state: stateOf(row, today), rules: rulesOf.get(row.id) ?? [], periods: [], requirements: [] };
    award.periods = award.rules.flatMap((rule) => periodsOfRule(rule, award, filed)).toSorted(byDueDate);
    award.requirements = (requirementsOf.get(row.id) ?? []).map((requirement) => ({
      ...requirement,
      ...deadlineOf(requirement.dueOn && written(requirement.dueOn), doneOf(requirement), today),
      award,
      milestoneIds: (milestonesOf.get(requirement.id) ?? []).map(({ milestoneId }) => milestoneId),
    }));
    return award;
  });
}

function periodsOfRule(rule: ReportingRuleModel, award: AwardView, filed: ReadonlyMap<string, ReportFilingModel>): PeriodView[] {
  return owedBy(rule, award).map((period) => {
    const key = `${rule.id}:${period.startsOn}`;
    const filing = filed.get(key) ?? null;
    return { ...period, ...deadlineOf(period.dueOn, filing && "FILED", award.today), dueOn: period.dueOn, key, rule, award, filing };
  });
}

const byDueDate = (one: PeriodView, other: PeriodView): number => one.dueOn.localeCompare(other.dueOn) || one.key.localeCompare(other.key);
