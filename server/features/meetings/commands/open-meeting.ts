import { OpenMeetingInput } from "@roundtable/shared/meetings.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { MeetingOver } from "../problems.ts";
import { requireSeries } from "../queries.ts";
import { nextOccurrence } from "../rules/occurrences.ts";

/** Opens a draft: from now on whoever sees the body sees it, and its people are invited. */
export function openMeeting(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(OpenMeetingInput, raw);
  const now = acting.clock.now();
  return transact(acting, { mutation: "openMeeting", input }, async ({ tx, reading, record, announce }) => {
    const series = await requireSeries(reading, input.seriesId, "meeting.open", "keep");
    if (series.state !== "DRAFT" || nextOccurrence(series, series.meetings, series.daysOff, now) === null) throw new MeetingOver();
    const { count } = await tx.meetingSeries.updateMany({
      where: { id: series.id, version: input.version, state: "DRAFT" },
      data: { state: "OPEN", version: { increment: 1 }, changedAt: now },
    });
    if (count === 0) throw new Conflict("MeetingSeries", series.id);
    record({ action: "meeting.open", outcome: "OK", subjectIds: [series.id, series.bodyId], detail: { fields: "ACTION" } });
    announce({ topic: "meeting.changed", payload: { seriesId: series.id } });
    return series.id;
  });
}
