import { CirculateMinutesInput } from "@roundtable/shared/minutes.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { MinutesLocked } from "../problems.ts";
import { requireMinutes } from "../queries.ts";

/** Gives a draft to those who were there, for correction. */
export function circulateMinutes(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(CirculateMinutesInput, raw);
  return transact(acting, { mutation: "circulateMinutes", input }, async ({ tx, reading, record }) => {
    const { id, state } = await requireMinutes(reading, input.minutesId, "minutes.circulate");
    if (state !== "DRAFT") throw new MinutesLocked();
    const { count } = await tx.minutes.updateMany({
      where: { id, version: input.version },
      data: { state: "CIRCULATED", circulatedAt: acting.clock.now(), version: { increment: 1 } },
    });
    if (count === 0) throw new Conflict("Minutes", id);
    record({ action: "minutes.circulate", outcome: "OK", subjectIds: [id], detail: { fields: "ACTION" } });
    return id;
  });
}
