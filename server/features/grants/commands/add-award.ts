import { AddAwardInput, reportingRuleTemplates } from "@roundtable/shared/grants.ts";
import type { Acting } from "#platform/acting.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { findAgencyAtTable } from "#features/agencies/queries.ts";
import { mayAddAward, refuseGrant, requireKeepers } from "../queries.ts";

/** Adds an award that an agency of the table holds, with the reports of its funder that were chosen. @returns its id */
export function addAward(acting: Acting, raw: unknown): Promise<string> {
  const { clientKey, reports, startsOn, endsOn, ...facts } = parse(AddAwardInput, raw);
  const { actor, clock } = acting;
  const input = { clientKey, reports, startsOn, endsOn, ...facts };
  return transact(acting, { mutation: "addAward", input }, async ({ tx, reading, record }) => {
    const { holderAgencyId } = facts;
    const holder = await findAgencyAtTable(reading, holderAgencyId);
    if (!holder || !mayAddAward(reading, holder.id)) return refuseGrant(reading, holderAgencyId, "award.add");
    await requireKeepers(reading, holder.id, { ownerPersonId: facts.ownerPersonId, backupPersonId: facts.backupPersonId });
    const templates = (reports ?? []).map(({ report, frequency }, place) => {
      const template = reportingRuleTemplates[facts.funder].find((one) => one.report === report && one.frequency === frequency);
      if (!template) throw new InvalidInput([{ path: ["reports", String(place)], message: "is not one that this funder wants" }]);
      return template;
    });
    const owned = { taskForceId: actor.taskForceId, holderAgencyId: holder.id, changedAt: clock.now() };
    const { id } = await tx.award.create({
      data: { ...facts, ...owned, startsOn: new Date(startsOn), endsOn: new Date(endsOn) },
      select: { id: true },
    });
    await tx.reportingRule.createMany({ data: [...new Set(templates)].map(({ isSettled: _, ...template }) => ({ ...template, ...owned, awardId: id })) });
    record({ action: "award.add", outcome: "OK", subjectIds: [id], detail: { fields: "ACTION" } });
    return id;
  });
}
