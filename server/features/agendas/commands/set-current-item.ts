import { SetCurrentItemInput } from "@roundtable/shared/agendas.ts";
import type { Acting } from "#platform/acting.ts";
import { NotFound } from "#platform/errors.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { ItemHeld } from "../problems.ts";
import { requireRunning } from "../queries/require.ts";
import { holdOn } from "../queries/room.ts";

/** Says what the meeting is at, or that it is between two items. @throws ItemHeld while somebody has to step out (MT-09, MT-13) */
export function setCurrentItem(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(SetCurrentItemInput, raw);
  const itemId = input.itemId ?? null;
  return transact(acting, { mutation: "setCurrentItem", input }, async ({ tx, reading, record }) => {
    const agenda = await requireRunning(reading, input.meetingId, "meeting.set-current");
    const { meetingId } = agenda;
    const item = agenda.items.find(({ id }) => id === itemId);
    if (itemId !== null && !item) throw new NotFound();
    const hold = item && (await holdOn(reading, item, agenda));
    if (hold) throw new ItemHeld(hold.reason, meetingId, hold.mustStepOut);
    const currentSince = itemId === null ? null : acting.clock.now();
    await tx.sitting.updateMany({ where: { meetingId }, data: { currentItemId: itemId, currentSince, version: { increment: 1 } } });
    record({ action: "meeting.set-current", outcome: "OK", subjectIds: [meetingId], detail: { fields: "ACTION" } });
    return meetingId;
  });
}
