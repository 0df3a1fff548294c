import type { PrismaClient } from "../../prisma/client/client.ts";
import { buildBody, buildPoll, buildSeries } from "../factories/meeting.ts";
import type { Someone } from "../support/world.ts";

export type HiddenMeetings = { bodyId: string; seriesId: string; draftId: string; pollId: string; optionId: string; dayOffId: string };

/** A body that nobody but one person may know of, with a meeting, a draft and a poll; and a day off, which is a coordinator's to take back. */
export async function hideMeetings(db: PrismaClient, { person: { id: personId, taskForceId } }: Someone): Promise<HiddenMeetings> {
  const body = await buildBody(db, { taskForceId, restricted: true, roster: [{ personId, role: "CHAIR" }] });
  const poll = await buildPoll(db, body, personId);
  const dayOff = await db.dayOff.create({ data: { taskForceId, onDay: new Date("2031-01-15"), name: "Retreat" } });
  return {
    bodyId: body.id,
    seriesId: (await buildSeries(db, body, personId)).id,
    draftId: (await buildSeries(db, body, personId, "DRAFT")).id,
    pollId: poll.id,
    optionId: poll.options[0]?.id ?? "",
    dayOffId: dayOff.id,
  };
}

/** What somebody who is not on its roster tries with it. */
export function meetingAttempts({ bodyId, seriesId, draftId, pollId, optionId, dayOffId }: HiddenMeetings): (readonly [string, object, string])[] {
  const where = { minutes: 60, place: null, link: null };
  const times = { startsAt: ["2031-02-01T15:00:00.000Z", "2031-02-02T15:00:00.000Z"], deadlineAt: "2031-01-01T15:00:00.000Z" };
  const all = { version: 1, scope: "ALL" };
  return [
    ["changeBody", { bodyId }, bodyId],
    ["seatInBody", { bodyId, personId: seriesId }, bodyId],
    ["draftMeeting", { bodyId, ...where, startsAt: "10:00" }, bodyId],
    ["openMeeting", { seriesId: draftId, version: 1 }, draftId],
    ["discardMeetingDraft", { seriesId: draftId }, draftId],
    ["changeMeeting", { seriesId, ...all }, seriesId],
    ["cancelMeeting", { seriesId, ...all }, seriesId],
    ["answerMeeting", { seriesId }, seriesId],
    ["removeDayOff", { dayOffId }, dayOffId],
    ["openPoll", { bodyId, ...where, ...times }, bodyId],
    ["answerPoll", { pollId, choices: [{ optionId, answer: "YES" }] }, pollId],
    ["closePoll", { pollId, version: 1 }, pollId],
    ["decidePoll", { pollId, version: 1, optionId }, pollId],
    ["cancelPoll", { pollId, version: 1 }, pollId],
    ["makeCalendarFeed", { bodyId }, bodyId],
    ["revokeCalendarFeed", { bodyId }, bodyId],
  ];
}
