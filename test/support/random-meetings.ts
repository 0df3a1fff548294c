import { randomBytes, randomUUID } from "node:crypto";
import { bodyRoles } from "@roundtable/shared/meetings.ts";
import type { PrismaClient } from "../../prisma/client/client.ts";
import type { Chance } from "./random.ts";

type Table = { id: string; agencies: readonly { people: readonly string[] }[] };
const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000);

/** A body at each table, restricted or not, with meetings in two states and a poll, answered by those who sit there and by some who did. */
export async function makeMeetings(db: PrismaClient, chance: Chance, tables: readonly Table[]): Promise<void> {
  for (const { id: taskForceId, agencies } of tables) {
    const people = [...new Set(agencies.flatMap((agency) => agency.people))];
    await db.dayOff.create({ data: { taskForceId, onDay: new Date("2031-04-16"), name: "Random day" } });
    await makeBody(db, chance, { taskForceId, people, restricted: chance.often(50) });
  }
}

async function makeBody(
  db: PrismaClient,
  chance: Chance,
  { taskForceId, people, restricted }: { taskForceId: string; people: readonly string[]; restricted: boolean },
): Promise<void> {
  const bodyId = randomUUID();
  const of = { taskForceId, bodyId };
  await db.body.create({ data: { id: bodyId, taskForceId, kind: "COMMITTEE", name: "Random committee", restricted } });
  const seated = people.filter(() => chance.often(40));
  await db.bodySeat.createMany({ data: seated.map((personId) => ({ ...of, personId, role: chance.one(bodyRoles) })) });
  const readers = seated.filter(() => chance.often(50));
  await db.calendarFeed.createMany({ data: readers.map((personId) => ({ ...of, personId, secretHash: randomBytes(32) })) });
  const about = { title: "Random", placeKind: "ONLINE" as const, timeZone: "America/New_York", minutes: 60, createdById: chance.one(people) };
  for (const state of chance.take(2, ["DRAFT", "OPEN", "CANCELLED"] as const)) {
    const seriesId = randomUUID();
    const when = { startsOn: new Date("2031-01-08"), startsAt: 600 };
    await db.meetingSeries.create({
      data: { id: seriesId, ...of, ...about, ...when, state, closed: chance.often(40), uid: `${randomUUID()}@roundtable.invalid` },
    });
    await db.meeting.create({ data: { ...of, seriesId, onDay: when.startsOn, movedTo: soon(48) } });
    const replies = people
      .filter(() => chance.often(30))
      .map((personId) => ({ ...of, seriesId, personId, answer: "YES" as const, way: "LINK" as const, sequence: 0, answeredAt: soon(0) }));
    await db.meetingReply.createMany({ data: replies });
  }
  const [pollId, optionId] = [randomUUID(), randomUUID()];
  await db.poll.create({ data: { id: pollId, ...of, ...about, hidden: chance.often(50), closed: chance.often(40), deadlineAt: soon(24) } });
  await db.pollOption.create({ data: { id: optionId, ...of, pollId, startsAt: soon(48) } });
  const answers = people
    .filter(() => chance.often(50))
    .map((personId) => ({ ...of, pollId, optionId, personId, answer: "YES" as const, way: "LINK" as const, answeredAt: soon(0) }));
  await db.pollAnswer.createMany({ data: answers });
}
