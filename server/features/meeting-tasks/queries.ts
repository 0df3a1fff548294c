import type { Acting } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { listMeetings, maySeries, repliesFor } from "#features/meetings/queries.ts";
import { addDays, written } from "#features/meetings/rules/days.ts";
import { isNear, type MeetingTask, soonestFirst } from "./rules.ts";

/** Where this person sits. */
type Seats = { names: ReadonlyMap<string, string>; chaired: string[] };

/** The most of one kind that is shown; its own page has the rest. */
const most = 50;

/**
 * What waits for this person from the bodies on whose roster they are, by when its time is up; in the same few statements however
 * much there is. Of a body in which they have no seat there is nothing here.
 */
export async function listMeetingTasks(acting: Acting): Promise<MeetingTask[]> {
  const { db, ability, actor } = acting;
  const { personId, taskForceId } = actor;
  const seats = await db.bodySeat.findMany({
    where: { AND: [readable(ability, "BodySeat"), { personId, taskForceId }] },
    select: { bodyId: true, role: true, body: { select: { name: true } } },
  });
  if (seats.length === 0) return [];
  const mine: Seats = {
    names: new Map(seats.map(({ bodyId, body }) => [bodyId, body.name])),
    chaired: seats.filter(({ role }) => role === "CHAIR").map(({ bodyId }) => bodyId),
  };
  const table = await db.taskForce.findFirstOrThrow({ where: { AND: [readable(ability, "TaskForce"), { id: taskForceId }] }, select: { timeZone: true } });
  const tasks = [
    await pollsToAnswer(acting, mine),
    await meetingsToAnswer(acting, mine),
    await ownActions(acting, mine, table.timeZone),
    await minutesToKeep(acting, mine, table.timeZone),
  ];
  return soonestFirst(tasks.flat());
}

async function pollsToAnswer({ db, ability, actor, clock }: Acting, { names }: Seats): Promise<MeetingTask[]> {
  const open = { bodyId: { in: [...names.keys()] }, state: "OPEN" as const, deadlineAt: { gt: clock.now() } };
  const polls = await db.poll.findMany({
    where: { AND: [readable(ability, "Poll", "answer"), open, { answers: { none: { personId: actor.personId } } }] },
    orderBy: [{ deadlineAt: "asc" }, { id: "asc" }],
    take: most,
  });
  return polls.map(({ id, title, bodyId, timeZone, deadlineAt }) => ({
    id,
    kind: "POLL",
    title,
    body: names.get(bodyId) ?? "",
    timeZone,
    at: deadlineAt,
    day: null,
  }));
}

async function meetingsToAnswer(acting: Acting, { names }: Seats): Promise<MeetingTask[]> {
  const now = acting.clock.now();
  const today = written(now);
  // A day more on either side: which day it is hangs on the zone of each.
  const near = (await listMeetings(acting, { from: addDays(today, -1), to: addDays(today, 2) })).filter(
    (meeting) =>
      names.has(meeting.series.bodyId) &&
      meeting.series.state === "OPEN" &&
      !meeting.cancelled &&
      isNear(meeting, meeting.series.timeZone, now) &&
      maySeries(acting, meeting.series, "answer"),
  );
  const replies = await Promise.all(near.map((meeting) => repliesFor(acting, meeting)));
  return near
    .filter((_meeting, index) => !replies[index]?.some(({ personId }) => personId === acting.actor.personId))
    .map(({ series, onDay, title, startsAt }) => ({
      id: `${series.id}.${onDay}`,
      kind: "MEETING",
      title,
      body: series.body.name,
      timeZone: series.timeZone,
      at: startsAt,
      day: null,
    }));
}

async function ownActions({ db, ability, actor }: Acting, { names }: Seats, timeZone: string): Promise<MeetingTask[]> {
  const actions = await db.actionItem.findMany({
    where: { AND: [readable(ability, "ActionItem"), { ownerPersonId: actor.personId, status: "OPEN", bodyId: { in: [...names.keys()] } }] },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    take: most,
  });
  return actions.map(({ id, words, bodyId, dueOn }) => ({
    id,
    kind: "ACTION",
    title: words,
    body: names.get(bodyId) ?? "",
    timeZone,
    at: null,
    day: written(dueOn),
  }));
}

/** Of the bodies that they chair: drafts to look through, and what a meeting has to approve. */
async function minutesToKeep({ db, ability }: Acting, { names, chaired }: Seats, timeZone: string): Promise<MeetingTask[]> {
  const waiting = { bodyId: { in: chaired }, state: { in: ["DRAFT" as const, "CIRCULATED" as const] } };
  const minutes = await db.minutes.findMany({
    where: { AND: [readable(ability, "Minutes", "keep"), waiting] },
    include: { meeting: { select: { onDay: true, title: true, series: { select: { title: true } } } } },
    orderBy: [{ draftedAt: "asc" }, { id: "asc" }],
    take: most,
  });
  return minutes.map(({ id, state, bodyId, meeting }) => ({
    id,
    kind: state === "DRAFT" ? "MINUTES_DRAFT" : "MINUTES_TO_APPROVE",
    title: meeting.title ?? meeting.series.title,
    body: names.get(bodyId) ?? "",
    timeZone,
    at: null,
    day: written(meeting.onDay),
  }));
}
