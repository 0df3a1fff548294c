import { RemoveAgendaItemInput } from "@roundtable/shared/agendas.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { MeetingNotRunning } from "../problems.ts";
import { findItem } from "../queries.ts";
import { requireOwnItem } from "../queries/require.ts";

/** Takes an item off before its meeting has begun. What was talked about stays. @returns the id of the body */
export function removeAgendaItem(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(RemoveAgendaItemInput, raw);
  return transact(acting, { mutation: "removeAgendaItem", input }, async ({ tx, reading, record }) => {
    const isOwn = (await findItem(reading, input.itemId))?.createdById === acting.actor.personId;
    const { item } = await requireOwnItem(reading, input.itemId, "agenda.remove-item", isOwn ? "answer" : "keep");
    const begun =
      item.meetingId === null
        ? null
        : await tx.sitting.findFirst({ where: { meetingId: item.meetingId, startedAt: { gt: new Date(0) } }, select: { id: true } });
    if (begun || item.notes.length + item.decisions.length + item.actions.length > 0) throw new MeetingNotRunning();
    await tx.agendaItem.deleteMany({ where: { id: item.id } });
    record({ action: "agenda.remove-item", outcome: "OK", subjectIds: [item.id], detail: { fields: "ACTION" } });
    return item.bodyId;
  });
}
