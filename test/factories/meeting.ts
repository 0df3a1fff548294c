import { randomUUID } from "node:crypto";
import type { BodyRole } from "@roundtable/shared/meetings.ts";
import type { Discipline } from "@roundtable/shared/roles.ts";
import type { PrismaClient } from "../../prisma/client/client.ts";
import type { BodyModel, MeetingSeriesModel, PollModel, PollOptionModel } from "../../prisma/client/models.ts";

type Roster = readonly { personId: string; role: BodyRole }[];
const soon = (days: number) => new Date(Date.now() + days * 86_400_000);
const about = {
  title: "Built meeting",
  placeKind: "HYBRID",
  place: "Room B",
  link: "https://video.example.org/room",
  timeZone: "America/New_York",
  minutes: 60,
} as const;

/** A body with its roster; open to the table when nothing else is said. */
export async function buildBody(
  db: PrismaClient,
  { taskForceId, roster, restricted = false }: { taskForceId: string; roster: Roster; restricted?: boolean },
): Promise<BodyModel> {
  const body = await db.body.create({ data: { taskForceId, kind: "COMMITTEE", name: "Built committee", restricted, quorumDisciplines: ["HEALTH"] } });
  await db.bodySeat.createMany({ data: roster.map((seat) => ({ taskForceId, bodyId: body.id, ...seat })) });
  return body;
}

/** Meetings of a body every month from today on, open when nothing else is said; the first one was moved. */
export async function buildSeries(db: PrismaClient, body: BodyModel, createdById: string, state: "DRAFT" | "OPEN" = "OPEN"): Promise<MeetingSeriesModel> {
  const of = { taskForceId: body.taskForceId, bodyId: body.id };
  const startsOn = new Date(`${soon(1).toISOString().slice(0, 8)}28`);
  const when = { startsOn, startsAt: 600, rule: "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=28", untilOn: soon(3000) };
  const uid = `${randomUUID()}@roundtable.invalid`;
  const series = await db.meetingSeries.create({ data: { ...of, ...about, ...when, skipsDaysOff: false, state, uid, createdById } });
  await db.meeting.create({ data: { ...of, seriesId: series.id, onDay: startsOn, movedTo: new Date(startsOn.getTime() + 15 * 3_600_000) } });
  return series;
}

/** An open poll of a body with two times. */
export async function buildPoll(db: PrismaClient, body: BodyModel, createdById: string): Promise<PollModel & { options: PollOptionModel[] }> {
  const of = { taskForceId: body.taskForceId, bodyId: body.id };
  const { id } = await db.poll.create({ data: { ...of, ...about, deadlineAt: soon(5), createdById } });
  await db.pollOption.createMany({ data: [10, 11].map((days) => ({ ...of, pollId: id, startsAt: soon(days) })) });
  return db.poll.findUniqueOrThrow({ where: { id }, include: { options: true } });
}

type Stay = { who: { person: { id: string }; agency: { id: string; discipline: Discipline } }; from?: number; until?: number };

/** A meeting of a series that took an hour: who was there from which minute to which. One without an end goes on. */
export async function buildSitting(
  db: PrismaClient,
  series: MeetingSeriesModel,
  {
    startedAt,
    stays = [],
    isOver = true,
    guests = 0,
    closedFor,
  }: { startedAt: string; stays?: readonly Stay[]; isOver?: boolean; guests?: number; closedFor?: string },
): Promise<{ meetingId: string }> {
  const begun = new Date(startedAt);
  const minute = (minutes: number) => new Date(begun.getTime() + minutes * 60_000);
  const of = { taskForceId: series.taskForceId, bodyId: series.bodyId };
  const { id: meetingId } = await db.meeting.create({ data: { ...of, seriesId: series.id, onDay: begun } });
  const session = closedFor === undefined ? {} : { closedPurpose: closedFor, closedOpenedAt: minute(30), closedEndedAt: minute(40) };
  await db.sitting.create({ data: { ...of, meetingId, startedAt: begun, endedAt: isOver ? minute(60) : null, ...session } });
  const there = stays.map(({ who, from = 0, until }) => {
    const { id: agencyId, discipline } = who.agency;
    return { personId: who.person.id, agencyId, discipline, arrivedAt: minute(from), leftAt: until === undefined ? null : minute(until) };
  });
  const visiting = Array.from({ length: guests }, (_, index) => ({ guestName: `Guest ${"ABCDEFGH"[index] ?? ""}`, arrivedAt: begun }));
  await db.attendance.createMany({ data: [...there, ...visiting].map((one) => ({ ...of, meetingId, mode: "IN_ROOM" as const, ...one })) });
  return { meetingId };
}
