import { randomUUIDv7 } from "node:crypto";
import { AddAgendaItemInput } from "@roundtable/shared/agendas.ts";
import type { Acting } from "#platform/acting.ts";
import { subject } from "#platform/casl.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { findBody, refuseMeeting } from "#features/bodies/queries.ts";
import { requireSeated } from "#features/bodies/queries/seated.ts";
import { requireAgenda } from "../queries/require.ts";
import { placeBetween } from "../rules.ts";

/** Puts an item on an agenda, or into the backlog of a body, where each of its people may propose one. */
export function addAgendaItem(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(AddAgendaItemInput, raw);
  const { clientKey: _, bodyId, meetingId = null, ownerPersonId = null, disciplines, agencyIds, ...columns } = input;
  const { actor, clock } = acting;
  return transact(acting, { mutation: "addAgendaItem", input }, async ({ tx, reading, record }) => {
    const body = meetingId === null ? await findBody(reading, bodyId) : (await requireAgenda(reading, meetingId, "agenda.add-item")).body;
    const may = body && subject("Body", body);
    if (!may || (meetingId === null && !acting.ability.can("answer", may) && !acting.ability.can("keep", may)))
      return refuseMeeting(reading, bodyId, "agenda.add-item");
    if (body.id !== bodyId) throw new InvalidInput([{ path: ["meetingId"], message: "is a meeting of another body" }]);
    if (ownerPersonId !== null) await requireSeated(reading, [ownerPersonId]);
    const last = await tx.agendaItem.aggregate({ where: { bodyId, meetingId }, _max: { place: true } });
    const id = randomUUIDv7();
    const { personId: createdById, taskForceId } = actor;
    const place = placeBetween(last._max.place ?? undefined, undefined);
    const lists = { disciplines: disciplines ?? [], agencyIds: agencyIds ?? [] };
    await tx.agendaItem.createMany({
      data: { id, taskForceId, bodyId, meetingId, place, ownerPersonId, ...columns, ...lists, createdById, createdAt: clock.now() },
    });
    record({ action: "agenda.add-item", outcome: "OK", subjectIds: [id], detail: { fields: "ACTION" } });
    return id;
  });
}
