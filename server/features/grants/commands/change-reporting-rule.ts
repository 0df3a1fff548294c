import { ChangeReportingRuleInput } from "@roundtable/shared/grants.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { AwardIsClosed, RuleInUse } from "../problems.ts";
import { refuseGrant, requireAwardOfRule } from "../queries.ts";
import { asOverlap, filingsOf, refuseMisfit } from "../queries/filings.ts";
import { keepsFilings, owedBy } from "../rules/deadlines.ts";

/** Changes when a report is owed. Every period for which it was filed stays. */
export function changeReportingRule(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(ChangeReportingRuleInput, raw);
  return transact(acting, { mutation: "changeReportingRule", input }, async ({ tx, reading, record }) => {
    const { clientKey: _, ruleId, version, startsOn, endsOn, ...facts } = input;
    const award = await requireAwardOfRule(reading, ruleId, "reporting-rule.change");
    const before = award.rules.find(({ id }) => id === ruleId.toLowerCase());
    if (!before) return refuseGrant(reading, ruleId, "reporting-rule.change");
    if (award.closedOn) throw new AwardIsClosed();
    if (before.report === "OTHER" && facts.name == null) throw new InvalidInput([{ path: ["name"], message: "say what the funder calls it" }]);
    const times = { startsOn: startsOn == null ? null : new Date(startsOn), endsOn: endsOn == null ? null : new Date(endsOn) };
    const change = { ...facts, ...times, name: facts.name ?? null };
    refuseMisfit(award, { ...before, ...change });
    if (!keepsFilings(await filingsOf(reading, before.id), owedBy(change, award))) throw new RuleInUse();
    const data = { ...change, changedAt: acting.clock.now(), version: { increment: 1 } };
    const { count } = await tx.reportingRule.updateMany({ where: { id: before.id, version }, data }).catch(asOverlap);
    if (count === 0) throw new Conflict("ReportingRule", before.id);
    record({ action: "reporting-rule.change", outcome: "OK", subjectIds: [before.id, award.id], detail: { fields: "ACTION" } });
    return before.id;
  });
}
