import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { deskOf, type Outcome } from "../support/desk.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { makeBody, makeRestricted, openMeeting } from "../support/meeting-room.ts";
import { forwardClock, idle } from "../support/outbox.ts";
import { openOwner } from "../support/owner.ts";
import { rowsOf } from "../support/statements.ts";
import { buildWorld, type Someone, type World } from "../support/world.ts";

const clock = forwardClock();
let database: TestDatabase;
let owner: PrismaClient;
let world: World;
let hub: TestHub;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  world = await buildWorld(owner);
  hub = await startHub({ database, clock });
});

afterAll(async () => {
  await hub.close();
  await owner.$disconnect();
  await database.drop();
});

const inDays = (days: number, hour = 15) => {
  const day = new Date(clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
  return `${day}T${String(hour).padStart(2, "0")}:00:00.000Z`;
};

const ask = (bodyId: string, overrides: Record<string, unknown> = {}) => ({
  bodyId,
  title: "Spring planning",
  closed: false,
  placeKind: "ONLINE",
  link: "https://video.example.org/spring",
  minutes: 60,
  startsAt: [inDays(10), inDays(11), inDays(12)],
  deadlineAt: inDays(5),
  hidden: false,
  ...overrides,
});

type Seen = {
  id: string;
  version: number;
  state: string;
  waitingFor: { name: string }[] | null;
  series: { id: string; state: string; next: { startsAt: string } | null } | null;
  viewerCanAnswer: boolean;
  options: {
    id: string;
    startsAt: string;
    tally: { yes: number; ifNeedBe: number; no: number } | null;
    quorum: { reached: boolean; present: number; needed: number; missingDisciplines: string[] } | null;
    answers: { answer: string; way: string; person: { name: string } }[];
    viewerAnswer: string | null;
  }[];
};

async function look(someone: Someone, id: string): Promise<Seen> {
  const document = `query ($id: ID!) { poll(id: $id) { id version state waitingFor { name } series { id state next { startsAt } } viewerCanAnswer
    options { id startsAt tally { yes ifNeedBe no } quorum { reached present needed missingDisciplines } answers { answer way person { name } } viewerAnswer } } }`;
  const { poll } = await deskOf(hub, someone).ask<{ poll: Seen | null }>(document, { id });
  if (!poll) throw new Error("there is no such poll");
  return poll;
}

const choose = (poll: Seen, answers: string[]) =>
  poll.options.flatMap(({ id: optionId }, place) => (answers[place] ? [{ optionId, answer: answers[place] }] : []));

type Sheet = {
  __typename: string;
  kind: string;
  title: string | null;
  name: string;
  answer: string | null;
  comesRound: boolean;
  slots: { id: string; choice: string | null }[];
  issues: object[];
};
const sheet = "__typename ... on AnswerSheet { kind title name answer comesRound slots { id choice } } ... on InvalidInput { issues { message } }";

async function byLink(mutation: "openAnswerLink" | "answerByLink", input: object): Promise<Sheet> {
  const type = mutation === "openAnswerLink" ? "AnswerLinkInput" : "AnswerByLinkInput";
  const { data, errors } = await hub.graphql<Record<string, Sheet>>(`mutation ($input: ${type}!) { ${mutation}(input: $input) { ${sheet} } }`, { input });
  if (!data?.[mutation]) throw new Error(JSON.stringify(errors));
  return data[mutation];
}

/** The links that were mailed since the last time, by whom they were mailed to. */
async function links(): Promise<Map<string, string>> {
  await idle(database);
  return new Map(hub.mails.splice(0).flatMap(({ to, text }) => (/\/answer#([\w-]{43})\n/.exec(text) ?? []).slice(1).map((token) => [to, token] as const)));
}

/** Puts the clock forward, and lets everybody sign in anew. */
const travel = (instant: Date): void => {
  clock.to(instant);
  hub.forgetSessions();
};

const tick = async () => {
  await rowsOf(database.workerUrl, "SELECT app.add_job('meetings.clock', '{}'::jsonb, null, null)");
  await idle(database);
};

describe("MT-06 polls for a time", () => {
  test("MT-06 are answered signed in and by one click from the mail, say where a quorum would be, and the winner becomes the meeting to which all are invited", async () => {
    const body = await makeBody(hub, world);
    const keeper = deskOf(hub, world.rccA);
    const { id: pollId } = await keeper.act("openPoll", ask(body.id));
    const mailed = await links();
    expect([...mailed.keys()].toSorted()).toEqual([world.rccA, world.rccB, world.leA].map(({ person }) => person.email).toSorted());
    const poll = await look(world.rccB, pollId);
    await deskOf(hub, world.rccB).act("answerPoll", { pollId, choices: choose(poll, ["NO", "YES", "IF_NEED_BE"]) });
    const token = mailed.get(world.leA.person.email) ?? "";
    expect(await byLink("openAnswerLink", { token })).toMatchObject({ kind: "POLL", title: "Spring planning", name: "Liaison A" });
    const sent = await byLink("answerByLink", { token, choices: choose(poll, ["YES", "IF_NEED_BE"]) });
    expect(sent.slots.map(({ choice }) => choice)).toEqual(["YES", "IF_NEED_BE", null]);

    const seen = await look(world.rccA, pollId);
    expect(seen.options.map(({ tally }) => tally)).toEqual([
      { yes: 1, ifNeedBe: 0, no: 1 },
      { yes: 1, ifNeedBe: 1, no: 0 },
      { yes: 0, ifNeedBe: 1, no: 0 },
    ]);
    expect(seen.options.map(({ quorum }) => quorum)).toEqual([
      { reached: false, present: 1, needed: 2, missingDisciplines: ["VICTIM_SERVICES"] },
      { reached: true, present: 2, needed: 2, missingDisciplines: [] },
      { reached: false, present: 1, needed: 2, missingDisciplines: ["LAW_ENFORCEMENT"] },
    ]);
    expect(seen.waitingFor?.map(({ name }) => name)).toEqual(["Advocate A"]);
    expect(seen.options[0]?.answers.map(({ way }) => way).toSorted()).toEqual(["LINK", "PAGE"]);

    const winner = seen.options[1];
    await keeper.act("decidePoll", { pollId, version: seen.version, optionId: winner?.id });
    const decided = await look(world.rccB, pollId);
    expect(decided).toMatchObject({ state: "DECIDED", series: { state: "OPEN", next: { startsAt: winner?.startsAt } } });
    await idle(database);
    expect(hub.mails.splice(0).filter(({ calendar }) => calendar?.method === "REQUEST")).toHaveLength(3);
    expect((await byLink("answerByLink", { token, choices: choose(poll, ["NO"]) })).__typename).toBe("LinkRefused");
  });

  test("MT-06 where it hides them nobody but the keepers sees what others answered, nor how many", async () => {
    const body = await makeBody(hub, world);
    const { id: pollId } = await deskOf(hub, world.rccA).act("openPoll", ask(body.id, { hidden: true }));
    const poll = await look(world.rccB, pollId);
    await deskOf(hub, world.rccB).act("answerPoll", { pollId, choices: choose(poll, ["YES"]) });
    await deskOf(hub, world.leA).act("answerPoll", { pollId, choices: choose(poll, ["NO"]) });
    const asMember = await look(world.rccB, pollId);
    expect(asMember.options[0]).toMatchObject({ tally: null, quorum: null, viewerAnswer: "YES", answers: [{ answer: "YES" }] });
    expect(asMember.waitingFor).toBeNull();
    expect((await look(world.rccA, pollId)).options[0]?.tally).toEqual({ yes: 1, ifNeedBe: 0, no: 1 });
    expect((await look(world.adviser, pollId)).options[0]).toMatchObject({ tally: null, answers: [] });
    await links();
  });

  test("MT-06 close by themselves at the deadline, and whoever has not answered is asked again once a day and no more", async () => {
    const body = await makeBody(hub, world);
    const { id: pollId } = await deskOf(hub, world.rccA).act("openPoll", ask(body.id));
    await links();
    const poll = await look(world.rccB, pollId);
    await deskOf(hub, world.rccB).act("answerPoll", { pollId, choices: choose(poll, ["YES"]) });
    await tick();
    expect((await links()).size).toBe(0);
    travel(new Date(inDays(1, 17)));
    for (let round = 0; round < 3; round += 1) await tick();
    const nudged = await links();
    expect([...nudged.keys()].toSorted()).toEqual([world.rccA, world.leA].map(({ person }) => person.email).toSorted());
    const token = nudged.get(world.leA.person.email) ?? "";
    await byLink("answerByLink", { token, choices: choose(poll, ["NO", "NO", "NO"]) });
    travel(new Date(inDays(1, 17)));
    await tick();
    expect([...(await links()).keys()]).toEqual([world.rccA.person.email]);

    travel(new Date(inDays(5, 17)));
    expect((await look(world.rccB, pollId)).state).toBe("CLOSED");
    expect((await deskOf(hub, world.rccB).act("answerPoll", { pollId, choices: choose(poll, ["NO"]) })).__typename).toBe("PollOver");
    await tick();
    expect((await owner.poll.findUniqueOrThrow({ where: { id: pollId } })).state).toBe("CLOSED");
    expect(await owner.answerLink.count({ where: { pollId } })).toBe(0);
    expect((await byLink("openAnswerLink", { token })).__typename).toBe("LinkRefused");
    expect((await links()).size).toBe(0);
  });

  test("MT-06 looking at a link answers nothing, a link answers its own poll alone, and only its hash is kept", async () => {
    const body = await makeBody(hub, world);
    const open = async () => (await deskOf(hub, world.rccA).act("openPoll", ask(body.id))).id;
    const first = await open();
    const token = (await links()).get(world.rccB.person.email) ?? "";
    const second = await look(world.rccB, await open());
    await links();
    // What a program that looks into links does.
    for (const path of [`/answer`, `/answer#${token}`, `/answer/${token}`]) await hub.request(path);
    for (let round = 0; round < 2; round += 1)
      expect((await byLink("openAnswerLink", { token })).slots.map(({ choice }) => choice)).toEqual([null, null, null]);
    expect(await owner.pollAnswer.count({ where: { pollId: first } })).toBe(0);
    expect((await byLink("answerByLink", { token, choices: choose(second, ["YES"]) })).__typename).toBe("InvalidInput");
    expect((await byLink("answerByLink", { token: "x".repeat(43), choices: [] })).__typename).toBe("LinkRefused");
    expect(await owner.pollAnswer.count({ where: { pollId: second.id } })).toBe(0);
    const rows = await rowsOf<{ row: string }>(database.superuserUrl, "SELECT answer_link::text AS row FROM answer_link");
    expect(rows.some(({ row }) => row.includes(token) || row.includes(Buffer.from(token).toString("hex")))).toBe(false);
  });

  test("MT-05 of a poll for a closed session the mail and the page say Meeting at most", async () => {
    const body = await makeRestricted(hub, world);
    await deskOf(hub, world.coord).act("openPoll", ask(body.id, { closed: true, title: "Quiet matter" }));
    await idle(database);
    const mails = [...hub.mails];
    const token = (await links()).get(world.rccB.person.email) ?? "";
    expect(mails).toHaveLength(2);
    for (const { text, subject } of mails) {
      expect(text).toMatch(/\nMeeting\n/);
      for (const told of ["Quiet matter", "Case review", "video.example.org"]) expect(subject + text).not.toContain(told);
    }
    expect(await byLink("openAnswerLink", { token })).toMatchObject({ kind: "POLL", title: null });
  });
});

describe("MT-04 answers by the link in an invitation", () => {
  const opened = async (overrides: Record<string, unknown> = {}): Promise<{ series: Outcome; token: string; bodyId: string }> => {
    const body = await makeBody(hub, world);
    const series = await openMeeting(hub, world.rccA, body.id, { startsOn: inDays(20).slice(0, 10), ...overrides });
    return { series, token: (await links()).get(world.rccB.person.email) ?? "", bodyId: body.id };
  };

  test("MT-04 count without signing in, can be changed, and are seen by those who meet", async () => {
    const { series, token } = await opened();
    expect(await byLink("openAnswerLink", { token })).toMatchObject({ kind: "MEETING", title: "Core team meeting", name: "Advocate B", answer: null });
    await byLink("answerByLink", { token, answer: "YES" });
    expect(await byLink("answerByLink", { token, answer: "MAYBE" })).toMatchObject({ answer: "MAYBE" });
    const document = "query ($id: ID!) { meetingSeries(id: $id) { next { replies { answer way person { name } } viewerReply { answer } } } }";
    const seen = async (someone: Someone) =>
      (await deskOf(hub, someone).ask<{ meetingSeries: { next: { replies: object[]; viewerReply: object | null } } }>(document, { id: series.id }))
        .meetingSeries.next;
    expect(await seen(world.rccA)).toEqual({ replies: [{ answer: "MAYBE", way: "LINK", person: { name: "Advocate B" } }], viewerReply: null });
    expect((await seen(world.rccB)).viewerReply).toEqual({ answer: "MAYBE" });
    expect((await seen(world.adviser)).replies).toEqual([]);
    await deskOf(hub, world.rccB).act("answerMeeting", { seriesId: series.id, answer: "NO" });
    expect(await byLink("openAnswerLink", { token })).toMatchObject({ answer: "NO" });
  });

  test("MT-04 end with the meeting, with its cancelling, and when their person leaves the roster", async () => {
    const one = await opened();
    await deskOf(hub, world.rccA).act("cancelMeeting", { seriesId: one.series.id, version: one.series.version, scope: "ALL" });
    expect((await byLink("answerByLink", { token: one.token, answer: "YES" })).__typename).toBe("LinkRefused");
    const other = await opened();
    await deskOf(hub, world.rccA).act("seatInBody", { bodyId: other.bodyId, personId: world.rccB.person.id });
    expect((await byLink("answerByLink", { token: other.token, answer: "YES" })).__typename).toBe("LinkRefused");
    const past = await opened();
    travel(new Date(inDays(30)));
    expect((await byLink("openAnswerLink", { token: past.token })).__typename).toBe("LinkRefused");
    expect(await owner.meetingReply.count({ where: { seriesId: { in: [one, other, past].map(({ series }) => series.id) } } })).toBe(0);
  });
});
