import { AddReportingRuleInput } from "@roundtable/shared/grants.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { AwardIsClosed } from "../problems.ts";
import { requireAward } from "../queries.ts";
import { asOverlap, refuseMisfit } from "../queries/filings.ts";

/** Adds what an award owes from time to time, or once. @returns the id of the rule */
export function addReportingRule(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(AddReportingRuleInput, raw);
  return transact(acting, { mutation: "addReportingRule", input }, async ({ tx, reading, record }) => {
    const { clientKey: _, awardId, startsOn, endsOn, ...facts } = input;
    const award = await requireAward(reading, awardId, "reporting-rule.add");
    if (award.closedOn) throw new AwardIsClosed();
    const times = { startsOn: startsOn == null ? null : new Date(startsOn), endsOn: endsOn == null ? null : new Date(endsOn) };
    const rule = { ...facts, ...times, name: facts.name ?? null };
    refuseMisfit(award, { id: "", ...rule });
    const { taskForceId, holderAgencyId, id } = award;
    const data = { ...rule, taskForceId, holderAgencyId, awardId: id, changedAt: acting.clock.now() };
    const added = await tx.reportingRule.create({ data, select: { id: true } }).catch(asOverlap);
    record({ action: "reporting-rule.add", outcome: "OK", subjectIds: [added.id, id], detail: { fields: "ACTION" } });
    return added.id;
  });
}
