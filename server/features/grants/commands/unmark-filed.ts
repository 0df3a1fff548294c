import { UnmarkFiledInput } from "@roundtable/shared/grants.ts";
import type { Acting } from "#platform/acting.ts";
import { NotFound } from "#platform/errors.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { AwardIsClosed } from "../problems.ts";
import { requireAwardOfRule } from "../queries.ts";
import { hasForm } from "../rules/deadlines.ts";

/** Takes back that a report was filed which is not put together in the hub: it was a mistake. @returns the id of its rule */
export function unmarkFiled(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(UnmarkFiledInput, raw);
  return transact(acting, { mutation: "unmarkFiled", input }, async ({ tx, reading, record }) => {
    const award = await requireAwardOfRule(reading, input.ruleId, "report.unmark-filed");
    const period = award.periods.find(({ rule, startsOn }) => rule.id === input.ruleId.toLowerCase() && startsOn === input.periodStartsOn);
    if (!period?.filing) throw new NotFound();
    if (award.closedOn) throw new AwardIsClosed();
    if (hasForm(period.rule.report)) throw new InvalidInput([{ path: ["ruleId"], message: "was filed in the hub, and its copy never changes" }]);
    await tx.reportFiling.deleteMany({ where: { id: period.filing.id } });
    record({ action: "report.unmark-filed", outcome: "OK", subjectIds: [period.rule.id, award.id], detail: { fields: "ACTION" } });
    return period.rule.id;
  });
}
