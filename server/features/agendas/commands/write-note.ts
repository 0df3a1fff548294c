import { randomUUIDv7 } from "node:crypto";
import { WriteNoteInput } from "@roundtable/shared/agendas.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireWritten } from "../queries/require.ts";

/** Adds a note to an item. Notes are never changed, so two people who write at once lose no word. */
export function writeNote(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(WriteNoteInput, raw);
  const { itemId, words } = input;
  return transact(acting, { mutation: "writeNote", input }, async ({ tx, reading, record }) => {
    const { item } = await requireWritten(reading, itemId, "agenda.note");
    const { taskForceId, bodyId } = item;
    await tx.agendaNote.createMany({
      data: { id: randomUUIDv7(), taskForceId, bodyId, itemId, personId: acting.actor.personId, at: acting.clock.now(), words },
    });
    record({ action: "agenda.note", outcome: "OK", subjectIds: [itemId], detail: { fields: "ACTION" } });
    return itemId;
  });
}
