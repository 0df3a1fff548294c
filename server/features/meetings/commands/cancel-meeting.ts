import { randomUUIDv7 } from "node:crypto";
import { CancelMeetingInput } from "@roundtable/shared/meetings.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { MeetingOver } from "../problems.ts";
import { requireSeries } from "../queries.ts";
import { endedBefore } from "../rules/changes.ts";
import { asDate } from "../rules/days.ts";
import { hasBegun, nextOccurrence, occurrenceOn } from "../rules/occurrences.ts";

/** Cancels one meeting, this and all later ones, or all that are still to come; everybody who was invited is told. */
export function cancelMeeting(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(CancelMeetingInput, raw);
  const now = acting.clock.now();
  return transact(acting, { mutation: "cancelMeeting", input }, async ({ tx, reading, record, announce }) => {
    const series = await requireSeries(reading, input.seriesId, "meeting.cancel", "keep");
    const { id, taskForceId, bodyId, meetings, daysOff } = series;
    if (series.state !== "OPEN") throw new MeetingOver();
    const meeting = input.onDay == null ? nextOccurrence(series, meetings, daysOff, now) : occurrenceOn(series, meetings, daysOff, input.onDay);
    if (meeting === null || meeting.cancelled || meeting.endsAt <= now) throw new MeetingOver();
    const isOne = input.scope === "ONE" && series.rule !== null;
    // Of all meetings those that have taken place stay; when there are none yet, nothing is left of the series.
    const hasPast = input.scope === "FOLLOWING" || hasBegun(series, meetings, daysOff, now);
    const rest = hasPast ? endedBefore(series, meeting.onDay) : null;
    const data = isOne ? {} : (rest ?? ({ state: "CANCELLED" } as const));
    const { count } = await tx.meetingSeries.updateMany({
      where: { id, version: input.version, state: "OPEN" },
      data: { ...data, sequence: { increment: 1 }, version: { increment: 1 }, changedAt: now },
    });
    if (count === 0) throw new Conflict("MeetingSeries", id);
    if (isOne) {
      const where = { seriesId: id, onDay: asDate(meeting.onDay) };
      const { count: known } = await tx.meeting.updateMany({ where, data: { cancelled: true, version: { increment: 1 } } });
      if (known === 0) await tx.meeting.createMany({ data: { id: randomUUIDv7(), taskForceId, bodyId, ...where, cancelled: true } });
    }
    record({ action: "meeting.cancel", outcome: "OK", subjectIds: [id, bodyId], detail: { fields: "ACTION", scope: input.scope } });
    announce({ topic: "meeting.changed", payload: { seriesId: id } });
    return id;
  });
}
