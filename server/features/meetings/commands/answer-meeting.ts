import { AnswerMeetingInput } from "@roundtable/shared/meetings.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { MeetingOver } from "../problems.ts";
import { requireSeries } from "../queries.ts";
import { noteReply } from "../queries/replies.ts";
import { nextOccurrence, occurrenceOn } from "../rules/occurrences.ts";

/** Says for oneself whether one comes: to one meeting, or to the series. */
export function answerMeeting(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(AnswerMeetingInput, raw);
  const now = acting.clock.now();
  return transact(acting, { mutation: "answerMeeting", input }, async ({ tx, reading, record }) => {
    const series = await requireSeries(reading, input.seriesId, "meeting.answer", "answer");
    const meeting =
      input.onDay == null ? nextOccurrence(series, series.meetings, series.daysOff, now) : occurrenceOn(series, series.meetings, series.daysOff, input.onDay);
    if (meeting === null || meeting.cancelled || meeting.endsAt <= now) throw new MeetingOver();
    await noteReply(tx, series, { personId: acting.actor.personId, onDay: input.onDay ?? null, answer: input.answer, way: "PAGE", answeredAt: now });
    record({ action: "meeting.answer", outcome: "OK", subjectIds: [series.id], detail: { fields: "ACTION" } });
    return series.id;
  });
}
