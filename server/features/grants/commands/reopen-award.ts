import { ReopenAwardInput } from "@roundtable/shared/grants.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireAward } from "../queries.ts";

/** Opens an award again that was closed. What it owes is owed again. */
export function reopenAward(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(ReopenAwardInput, raw);
  return transact(acting, { mutation: "reopenAward", input }, async ({ tx, reading, record }) => {
    const award = await requireAward(reading, input.awardId, "award.reopen");
    const { count } = await tx.award.updateMany({
      where: { id: award.id, version: input.version, closedOn: { not: null } },
      data: { closedOn: null, changedAt: acting.clock.now(), version: { increment: 1 } },
    });
    if (count === 0) throw new Conflict("Award", award.id);
    record({ action: "award.reopen", outcome: "OK", subjectIds: [award.id], detail: { fields: "ACTION" } });
    return award.id;
  });
}
