import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openActorDatabase } from "../../server/platform/db.ts";
import { ReadLog } from "../../server/platform/audit.ts";
import { listMeetingTasks } from "../../server/features/meeting-tasks/queries.ts";
import { runAs } from "../support/acting.ts";
import { arrive, item } from "../support/agenda-desk.ts";
import { dayFromNow, deskOf } from "../support/desk.ts";
import type { TestHub } from "../support/hub.ts";
import { makeBody, makeRestricted, openMeeting } from "../support/meeting-room.ts";
import { layTable, type Table } from "../support/table.ts";
import type { Someone, World } from "../support/world.ts";

let close: Table["close"];
let hub: TestHub;
let owner: Table["owner"];
let database: Table["database"];
let world: World;
let bodyId: string;

beforeAll(async () => {
  ({ database, owner, world, hub, close } = await layTable());
});
beforeEach(async () => {
  // What another test left waits for nobody.
  await owner.bodySeat.deleteMany();
  bodyId = (await makeBody(hub, world)).id;
});

afterAll(() => close());

type Task = { id: string; kind: string; title: string; body: string; at: string | null; day: string | null; late: boolean };

async function waitingFor(someone: Someone): Promise<Task[]> {
  const document = "{ meetingTasks { id kind title body timeZone at day late } }";
  return (await deskOf(hub, someone).ask<{ meetingTasks: Task[] }>(document)).meetingTasks;
}
const kinds = async (someone: Someone) => (await waitingFor(someone)).map(({ kind }) => kind);
const chair = () => deskOf(hub, world.rccA);
/** The day at the table, which is in New York. */
const dayHere = (days: number) => new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format(new Date(Date.now() + days * 86_400_000));

const poll = (body: string, title: string) => ({
  bodyId: body,
  title,
  closed: false,
  placeKind: "IN_PERSON",
  place: "Courthouse, room B",
  minutes: 60,
  startsAt: [`${dayFromNow(10)}T15:00:00.000Z`, `${dayFromNow(11)}T15:00:00.000Z`],
  deadlineAt: `${dayFromNow(3)}T15:00:00.000Z`,
  hidden: false,
});
const ask = (body: string, title = "Spring planning") => chair().act("openPoll", poll(body, title));

test("a poll waits for each of its body until they answer, and for nobody else", async () => {
  const { id: pollId } = await ask(bodyId);
  expect(await waitingFor(world.rccB)).toMatchObject([{ id: pollId, kind: "POLL", title: "Spring planning", body: "Core team", day: null, late: false }]);
  expect(await waitingFor(world.coord), "whoever keeps polls and has no seat in the body").toEqual([]);
  const options = await owner.pollOption.findMany({ where: { pollId } });
  const choices = options.map(({ id }) => ({ optionId: id, answer: "YES" }));
  expect(await deskOf(hub, world.rccB).act("answerPoll", { pollId, choices })).toMatchObject({ __typename: "Poll" });
  expect([await kinds(world.rccB), await kinds(world.leA)]).toEqual([[], ["POLL"]]);
  await owner.poll.update({ where: { id: pollId }, data: { deadlineAt: new Date(Date.now() - 1000) } });
  expect(await kinds(world.leA), "its deadline has passed").toEqual([]);
});

test("a meeting of tomorrow waits for an answer, to itself or to its series; a later one, a draft and a cancelled one do not", async () => {
  const { id: seriesId } = await openMeeting(hub, world.rccA, bodyId, { startsOn: dayHere(1), title: "Planning" });
  await openMeeting(hub, world.rccA, bodyId, { startsOn: dayHere(3), title: "Later" });
  const cancelled = await openMeeting(hub, world.rccA, bodyId, { startsOn: dayHere(1), title: "Cancelled" });
  await chair().act("cancelMeeting", { seriesId: cancelled.id, version: cancelled.version, scope: "ALL" });
  expect(await waitingFor(world.rccB)).toMatchObject([{ id: `${seriesId}.${dayHere(1)}`, kind: "MEETING", title: "Planning", body: "Core team", day: null }]);
  await deskOf(hub, world.rccB).act("answerMeeting", { seriesId, onDay: dayHere(1), answer: "NO" });
  await deskOf(hub, world.leA).act("answerMeeting", { seriesId, answer: "YES" });
  expect([await kinds(world.rccB), await kinds(world.leA), await kinds(world.rccA)]).toEqual([[], [], ["MEETING"]]);
  expect(await kinds(world.coord), "they see it, and are not among those who meet").toEqual([]);
});

test("what somebody took on waits for them until it is done, late first; minutes wait for the chair, to give out and then to approve", async () => {
  const { id: seriesId } = await openMeeting(hub, world.rccA, bodyId, { startsOn: dayHere(5) });
  const { id: meetingId } = await chair().act("beginAgenda", { seriesId, onDay: dayHere(5) });
  const { id: itemId } = await chair().act("addAgendaItem", item(bodyId, meetingId));
  await chair().act("startMeeting", { meetingId });
  await arrive(hub, world.rccA, meetingId, [world.rccA, world.rccB]);
  const give = (words: string, dueOn: string) => chair().act("addActionItem", { itemId, words, ownerPersonId: world.rccB.person.id, dueOn });
  const later = await give("Ask the county", dayHere(4));
  const late = await give("Call the landlord", dayHere(-2));
  expect(await waitingFor(world.rccB)).toMatchObject([
    { id: late.id, kind: "ACTION", title: "Call the landlord", body: "Core team", day: dayHere(-2), late: true, at: null },
    { id: later.id, day: dayHere(4), late: false },
  ]);
  await deskOf(hub, world.rccB).act("changeActionItem", { actionItemId: late.id, version: late.version, status: "DONE" });
  expect((await waitingFor(world.rccB)).map(({ id }) => id)).toEqual([later.id]);

  await chair().act("endMeeting", { meetingId });
  const draft = await chair().act("draftMinutes", { meetingId, part: "OPEN" });
  expect(await waitingFor(world.rccA)).toMatchObject([{ id: draft.id, kind: "MINUTES_DRAFT", title: "Core team meeting", day: dayHere(5) }]);
  expect(await kinds(world.rccB), "they do not chair").toEqual(["ACTION"]);
  await chair().act("circulateMinutes", { minutesId: draft.id, version: draft.version });
  expect(await kinds(world.rccA)).toEqual(["MINUTES_TO_APPROVE"]);
});

test("MT-02 of a body in which somebody has no seat nothing waits for them, nor once they have left it", async () => {
  const { id: restricted } = await makeRestricted(hub, world);
  await deskOf(hub, world.coord).act("openPoll", poll(restricted, "Case review in May"));
  expect([await kinds(world.rccB), await kinds(world.rccA), await kinds(world.leA)]).toEqual([["POLL"], [], []]);
  await ask(bodyId);
  expect(await kinds(world.leA)).toEqual(["POLL"]);
  await deskOf(hub, world.coord).act("seatInBody", { bodyId, personId: world.leA.person.id, role: null });
  expect(await kinds(world.leA)).toEqual([]);
});

test("what waits takes the same number of statements, however much it is", async () => {
  const db = openActorDatabase(database.appUrl, 2);
  const readLog = new ReadLog(database.appUrl);
  const statements = async (): Promise<number> => {
    let count = 0;
    const counted = new Proxy(db, {
      get: (target, name) => {
        count += 1;
        const asked = Reflect.get(target, name, target) as unknown;
        return typeof asked === "function" ? (asked.bind(target) as unknown) : asked;
      },
    });
    await runAs({ db: counted, readLog }, world.rccB.actor, listMeetingTasks);
    return count;
  };
  await ask(bodyId);
  await openMeeting(hub, world.rccA, bodyId, { startsOn: dayHere(1) });
  const few = await statements();
  for (const title of ["A", "B", "C"]) {
    const { id } = await makeBody(hub, world, { name: title });
    await ask(id, title);
    await openMeeting(hub, world.rccA, id, { startsOn: dayHere(1), title });
  }
  expect(await kinds(world.rccB)).toHaveLength(8);
  expect(await statements()).toBe(few);
  await Promise.all([db.$disconnect(), readLog.close()]);
});
