import { randomUUIDv7 } from "node:crypto";
import { AddHandoutInput } from "@roundtable/shared/agendas.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { MeetingNotRunning } from "../problems.ts";
import { requireWritten } from "../queries/require.ts";

/** Hands out a link for an item. It is there until the meeting is over, or was to be (MT-18); the hub holds no file. */
export function addHandout(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(AddHandoutInput, raw);
  const { itemId, title, link } = input;
  return transact(acting, { mutation: "addHandout", input }, async ({ tx, reading, record }) => {
    const { item, agenda } = await requireWritten(reading, itemId, "agenda.hand-out");
    const { endsAt } = agenda.meeting;
    if (agenda.sitting.endedAt || endsAt <= acting.clock.now()) throw new MeetingNotRunning();
    const { taskForceId, bodyId } = item;
    await tx.handout.createMany({ data: { id: randomUUIDv7(), taskForceId, bodyId, itemId, title, link, addedById: acting.actor.personId, endsAt } });
    record({ action: "agenda.hand-out", outcome: "OK", subjectIds: [itemId], detail: { fields: "ACTION" } });
    return itemId;
  });
}
