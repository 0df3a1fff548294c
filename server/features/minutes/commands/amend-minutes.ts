import { randomUUIDv7 } from "node:crypto";
import { AmendMinutesInput } from "@roundtable/shared/minutes.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { MinutesLocked } from "../problems.ts";
import { requireMinutes } from "../queries.ts";

/** Adds an amendment to approved minutes, whose own text stays as it was approved. */
export function amendMinutes(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(AmendMinutesInput, raw);
  return transact(acting, { mutation: "amendMinutes", input }, async ({ tx, reading, record }) => {
    const { id, state, entries, taskForceId, bodyId } = await requireMinutes(reading, input.minutesId, "minutes.amend");
    if (state !== "APPROVED") throw new MinutesLocked();
    const written = { words: input.words, heading: "", amendment: true, writtenById: acting.actor.personId, writtenAt: acting.clock.now() };
    const place = Math.max(0, ...entries.map((entry) => entry.place)) + 1;
    await tx.minutesEntry.createMany({ data: { id: randomUUIDv7(), taskForceId, bodyId, minutesId: id, place, ...written } });
    record({ action: "minutes.amend", outcome: "OK", subjectIds: [id], detail: { fields: "ACTION" } });
    return id;
  });
}
