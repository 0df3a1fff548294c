import { MoveAgendaItemInput } from "@roundtable/shared/agendas.ts";
import type { Acting } from "#platform/acting.ts";
import { NotFound } from "#platform/errors.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireItem } from "../queries/require.ts";
import { placeBetween } from "../rules.ts";

/** Puts an item before another of its meeting, or at the end. @returns the id of the meeting */
export function moveAgendaItem(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(MoveAgendaItemInput, raw);
  return transact(acting, { mutation: "moveAgendaItem", input }, async ({ tx, reading, record }) => {
    const { item, agenda } = await requireItem(reading, input.itemId, "agenda.move-item");
    const others = agenda.items.filter(({ id }) => id !== item.id);
    const at = input.beforeId == null ? others.length : others.findIndex(({ id }) => id === input.beforeId);
    if (at < 0) throw new NotFound();
    const place = placeBetween(others[at - 1]?.place, others[at]?.place);
    await tx.agendaItem.updateMany({ where: { id: item.id }, data: { place } });
    record({ action: "agenda.move-item", outcome: "OK", subjectIds: [item.id], detail: { fields: "ACTION" } });
    return agenda.meetingId;
  });
}
