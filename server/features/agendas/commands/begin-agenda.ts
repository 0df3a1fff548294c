import { randomUUIDv7 } from "node:crypto";
import { BeginAgendaInput } from "@roundtable/shared/agendas.ts";
import type { Acting } from "#platform/acting.ts";
import { NotFound } from "#platform/errors.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { findMeeting, requireSeries } from "#features/meetings/queries.ts";
import { asDate } from "#features/meetings/rules/days.ts";

/** Begins the agenda of one meeting, which then has a row of its own. Begun twice it is begun once. @returns the id of the meeting */
export function beginAgenda(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(BeginAgendaInput, raw);
  const { seriesId } = input;
  return transact(acting, { mutation: "beginAgenda", input }, async ({ tx, reading, record }) => {
    const { bodyId, taskForceId } = await requireSeries(reading, seriesId, "agenda.begin", "keep");
    const meeting = await findMeeting(reading, seriesId, input.onDay);
    if (!meeting) throw new NotFound();
    const onDay = asDate(input.onDay);
    await tx.meeting.createMany({ data: { id: randomUUIDv7(), taskForceId, bodyId, seriesId, onDay }, skipDuplicates: true });
    const { id: meetingId } = await tx.meeting.findFirstOrThrow({ where: { seriesId, onDay }, select: { id: true } });
    await tx.sitting.createMany({ data: { id: randomUUIDv7(), taskForceId, bodyId, meetingId }, skipDuplicates: true });
    record({ action: "agenda.begin", outcome: "OK", subjectIds: [meetingId], detail: { fields: "ACTION" } });
    return meetingId;
  });
}
