import { ChangeAgendaItemInput } from "@roundtable/shared/agendas.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireSeated } from "#features/bodies/queries/seated.ts";
import { requireOwnItem } from "../queries/require.ts";
import { isFor } from "../rules.ts";

/** Another title, length, owner or audience. Of a case only its length changes: the hub names it, and a consent says for whom it is. */
export function changeAgendaItem(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(ChangeAgendaItemInput, raw);
  const { clientKey: _, itemId, version, ownerPersonId = null, disciplines, agencyIds, ...columns } = input;
  return transact(acting, { mutation: "changeAgendaItem", input }, async ({ tx, reading, record }) => {
    const { item, body } = await requireOwnItem(reading, itemId, "agenda.change-item");
    if (ownerPersonId !== null) await requireSeated(reading, [ownerPersonId]);
    const wanted = { ...columns, ownerPersonId, disciplines: disciplines ?? [], agencyIds: agencyIds ?? [] };
    const change = item.audience === "CASE" ? { minutesPlanned: input.minutesPlanned } : wanted;
    const seat = body.seats.find(({ personId }) => personId === acting.actor.personId);
    const viewer = { ...acting.actor, onRoster: seat !== undefined, keepsAgenda: seat?.role === "CHAIR" || seat?.role === "MINUTE_TAKER" };
    if (!isFor({ ...item, ...change }, viewer, item.audience === "CASE"))
      throw new InvalidInput([{ path: ["audience"], message: "would hide the item from yourself" }]);
    const { count } = await tx.agendaItem.updateMany({ where: { id: itemId, version }, data: { ...change, version: { increment: 1 } } });
    if (count === 0) throw new Conflict("AgendaItem", itemId);
    record({ action: "agenda.change-item", outcome: "OK", subjectIds: [itemId], detail: { fields: "ACTION" } });
    return itemId;
  });
}
