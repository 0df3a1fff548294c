import type { ReportFilingModel, ReportingRuleModel } from "../../../../prisma/client/models.ts";
import type { Reading } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { sqlState } from "#platform/errors.ts";
import { Conflict, InvalidInput } from "#platform/problems.ts";
import type { Unit } from "#platform/transact.ts";
import { RulesOverlap } from "../problems.ts";
import { doOverlap, owedBy } from "../rules/deadlines.ts";
import type { AwardView, PeriodView } from "./awards.ts";

/** The periods of a rule for which a report was filed. */
export function filingsOf({ db, ability }: Reading, ruleId: string): Promise<ReportFilingModel[]> {
  return db.reportFiling.findMany({ where: { AND: [readable(ability, "ReportFiling"), { ruleId }] } });
}

/**
 * Keeps that a report was filed: the one place that calendar, reminders and feed go by. For whoever files it, within the
 * same transaction. @throws Conflict when it was filed before
 */
export async function noteFiling({ tx, reading }: Unit, { rule, award, startsOn, endsOn }: PeriodView, filedOn: string): Promise<void> {
  const { taskForceId, holderAgencyId, id: awardId } = award;
  const period = { periodStartsOn: new Date(startsOn), periodEndsOn: new Date(endsOn) };
  const { count } = await tx.reportFiling.createMany({
    data: [{ taskForceId, holderAgencyId, awardId, ruleId: rule.id, ...period, filedOn: new Date(filedOn), filedById: reading.actor.personId }],
    skipDuplicates: true,
  });
  if (count === 0) throw new Conflict("ReportFiling", rule.id);
}

/** @throws RulesOverlap when the award owes this already; InvalidInput when the rule would hold on none of the award's days */
export function refuseMisfit(
  award: AwardView,
  rule: Pick<ReportingRuleModel, "id" | "report" | "name" | "frequency" | "yearStartsIn" | "dueUnit" | "dueAfter" | "startsOn" | "endsOn">,
): void {
  if (owedBy(rule, award).length === 0)
    throw new InvalidInput([{ path: [rule.startsOn && rule.startsOn > award.endsOn ? "startsOn" : "endsOn"], message: "is not within the award" }]);
  const other = award.rules.find((one) => doOverlap(one, rule));
  if (other) throw new RulesOverlap(other.id);
}

/** What the database says of a rule that was added or changed at the same moment as another. Give it to `catch`. @throws RulesOverlap, or what it was given */
export function asOverlap(error: unknown): never {
  throw sqlState(error) === "RT061" ? new RulesOverlap(null) : error;
}
