import { ChangeAwardInput } from "@roundtable/shared/grants.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { AwardIsClosed, RuleInUse } from "../problems.ts";
import { requireAward, requireKeepers } from "../queries.ts";
import { filingsOf } from "../queries/filings.ts";
import { keepsFilings, owedBy } from "../rules/deadlines.ts";

/** Changes the facts of an award. Its holder stays, and so does every period for which a report was filed. */
export function changeAward(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(ChangeAwardInput, raw);
  return transact(acting, { mutation: "changeAward", input }, async ({ tx, reading, record }) => {
    const { clientKey: _, awardId, version, startsOn, endsOn, amountCents, ownerPersonId, backupPersonId, ...facts } = input;
    const award = await requireAward(reading, awardId, "award.change");
    const change = {
      ...facts,
      startsOn: new Date(startsOn),
      endsOn: new Date(endsOn),
      amountCents: amountCents ?? null,
      ownerPersonId: ownerPersonId ?? null,
      backupPersonId: backupPersonId ?? null,
    };
    await requireKeepers(reading, award.holderAgencyId, { ownerPersonId, backupPersonId });
    const { count } = await tx.award.updateMany({
      where: { id: award.id, version, closedOn: null },
      data: { ...change, changedAt: acting.clock.now(), version: { increment: 1 } },
    });
    if (count === 0) throw award.closedOn ? new AwardIsClosed() : new Conflict("Award", award.id);
    for (const rule of award.rules) if (!keepsFilings(await filingsOf(reading, rule.id), owedBy(rule, change))) throw new RuleInUse();
    record({ action: "award.change", outcome: "OK", subjectIds: [award.id], detail: { fields: "ACTION" } });
    return award.id;
  });
}
