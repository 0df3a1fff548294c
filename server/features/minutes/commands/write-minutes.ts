import { WriteMinutesInput } from "@roundtable/shared/minutes.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { refuseMeeting } from "#features/bodies/queries.ts";
import { MinutesLocked } from "../problems.ts";
import { findEntry, findMinutes } from "../queries.ts";

/** Another text of one paragraph, before the approval. @throws Conflict with the paragraph as somebody else wrote it meanwhile */
export function writeMinutes(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(WriteMinutesInput, raw);
  const { entryId: id, version, words } = input;
  return transact(acting, { mutation: "writeMinutes", input }, async ({ tx, reading, record }) => {
    const entry = await findEntry(reading, id);
    const minutes = entry && (await findMinutes(reading, entry.minutesId));
    if (!minutes?.viewerKeeps) return refuseMeeting(reading, id, "minutes.write");
    if (minutes.state === "APPROVED") throw new MinutesLocked();
    const written = { words, writtenById: acting.actor.personId, writtenAt: acting.clock.now(), version: { increment: 1 } };
    const { count } = await tx.minutesEntry.updateMany({ where: { id, version }, data: written });
    if (count === 0) throw new Conflict("MinutesEntry", id);
    record({ action: "minutes.write", outcome: "OK", subjectIds: [minutes.id], detail: { fields: "ACTION" } });
    return minutes.id;
  });
}
