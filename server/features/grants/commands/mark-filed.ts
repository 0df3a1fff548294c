import { MarkFiledInput } from "@roundtable/shared/grants.ts";
import type { Acting } from "#platform/acting.ts";
import { NotFound } from "#platform/errors.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { AwardIsClosed } from "../problems.ts";
import { requireAwardOfRule } from "../queries.ts";
import { noteFiling } from "../queries/filings.ts";
import { hasForm } from "../rules/deadlines.ts";

/** Says that a report was filed with the funder which is not put together in the hub. @returns the id of its rule */
export function markFiled(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(MarkFiledInput, raw);
  return transact(acting, { mutation: "markFiled", input }, async (unit) => {
    const { reading, record } = unit;
    const award = await requireAwardOfRule(reading, input.ruleId, "report.mark-filed");
    const period = award.periods.find(({ rule, startsOn }) => rule.id === input.ruleId.toLowerCase() && startsOn === input.periodStartsOn);
    if (!period) throw new NotFound();
    if (award.closedOn) throw new AwardIsClosed();
    if (hasForm(period.rule.report)) throw new InvalidInput([{ path: ["ruleId"], message: "is put together in the hub, and filed there with its numbers" }]);
    if (input.filedOn > award.today) throw new InvalidInput([{ path: ["filedOn"], message: "is in the future" }]);
    if (input.filedOn < period.startsOn) throw new InvalidInput([{ path: ["filedOn"], message: "is before the period began" }]);
    await noteFiling(unit, period, input.filedOn);
    record({ action: "report.mark-filed", outcome: "OK", subjectIds: [period.rule.id, award.id], detail: { fields: "ACTION" } });
    return period.rule.id;
  });
}
