import { CloseAwardInput } from "@roundtable/shared/grants.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireAward } from "../queries.ts";

/** Closes an award: nothing of it is owed any more, and nobody is reminded. It is still read. */
export function closeAward(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(CloseAwardInput, raw);
  return transact(acting, { mutation: "closeAward", input }, async ({ tx, reading, record }) => {
    const award = await requireAward(reading, input.awardId, "award.close");
    const { count } = await tx.award.updateMany({
      where: { id: award.id, version: input.version, closedOn: null },
      data: { closedOn: new Date(award.today), changedAt: acting.clock.now(), version: { increment: 1 } },
    });
    if (count === 0) throw new Conflict("Award", award.id);
    record({ action: "award.close", outcome: "OK", subjectIds: [award.id], detail: { fields: "ACTION" } });
    return award.id;
  });
}
