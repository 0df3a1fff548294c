import { RemoveReportingRuleInput } from "@roundtable/shared/grants.ts";
import type { Acting } from "#platform/acting.ts";
import { sqlState } from "#platform/errors.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { AwardIsClosed, RuleInUse } from "../problems.ts";
import { requireAwardOfRule } from "../queries.ts";
import { filingsOf } from "../queries/filings.ts";

/** Removes a rule for which no report was filed. @returns the id of its award */
export function removeReportingRule(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(RemoveReportingRuleInput, raw);
  return transact(acting, { mutation: "removeReportingRule", input }, async ({ tx, reading, record }) => {
    const award = await requireAwardOfRule(reading, input.ruleId, "reporting-rule.remove");
    if (award.closedOn) throw new AwardIsClosed();
    if ((await filingsOf(reading, input.ruleId)).length > 0) throw new RuleInUse();
    const { count } = await tx.reportingRule.deleteMany({ where: { id: input.ruleId, version: input.version } }).catch((error: unknown) => {
      // Something that was begun for one of its periods hangs on it.
      throw sqlState(error) === "23503" ? new RuleInUse() : error;
    });
    if (count === 0) throw new Conflict("ReportingRule", input.ruleId);
    record({ action: "reporting-rule.remove", outcome: "OK", subjectIds: [input.ruleId, award.id], detail: { fields: "ACTION" } });
    return award.id;
  });
}
