import { randomUUIDv7 } from "node:crypto";
import { PlaceAgendaItemInput } from "@roundtable/shared/agendas.ts";
import type { Acting } from "#platform/acting.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireAgenda, requireOwnItem } from "../queries/require.ts";
import { placeBetween } from "../rules.ts";

/**
 * Brings an item to a meeting, or back to the backlog. What was talked about stays where it was, and goes on as a new item that says
 * where it comes from. A case does not go along: it is put on anew, under the consent of that day.
 */
export function placeAgendaItem(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(PlaceAgendaItemInput, raw);
  const { itemId, meetingId = null } = input;
  return transact(acting, { mutation: "placeAgendaItem", input }, async ({ tx, reading, record }) => {
    const { item } = await requireOwnItem(reading, itemId, "agenda.place-item");
    if (item.audience === "CASE") throw new InvalidInput([{ path: ["itemId"], message: "is a case, which is put on anew" }]);
    if (meetingId !== null && (await requireAgenda(reading, meetingId, "agenda.place-item")).body.id !== item.bodyId)
      throw new InvalidInput([{ path: ["meetingId"], message: "is a meeting of another body" }]);
    const last = await tx.agendaItem.aggregate({ where: { bodyId: item.bodyId, meetingId }, _max: { place: true } });
    const place = placeBetween(last._max.place ?? undefined, undefined);
    const sitting = item.meetingId === null ? null : await tx.sitting.findFirst({ where: { meetingId: item.meetingId }, select: { startedAt: true } });
    record({ action: "agenda.place-item", outcome: "OK", subjectIds: [itemId], detail: { fields: "ACTION" } });
    if (!sitting?.startedAt) {
      await tx.agendaItem.updateMany({ where: { id: itemId }, data: { meetingId, place, version: { increment: 1 } } });
      return itemId;
    }
    const { taskForceId, bodyId, section, title, kind, minutesPlanned, ownerPersonId, audience, disciplines, agencyIds } = item;
    const id = randomUUIDv7();
    const made = { createdById: acting.actor.personId, createdAt: acting.clock.now(), carriedFromId: itemId };
    await tx.agendaItem.createMany({
      data: { id, taskForceId, bodyId, meetingId, place, section, title, kind, minutesPlanned, ownerPersonId, audience, disciplines, agencyIds, ...made },
    });
    return id;
  });
}
