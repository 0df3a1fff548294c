import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { buildTraining } from "../factories/training.ts";
import { nextAgenda, readAgenda } from "../support/agenda-desk.ts";
import { dayFromNow, deskOf } from "../support/desk.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { makeBody } from "../support/meeting-room.ts";
import { carryingVotes, holdMeeting, nextMeeting as meetAgain } from "../support/minutes-desk.ts";
import { refusalOf, rowsOf } from "../support/statements.ts";
import { layTable, type Table } from "../support/table.ts";
import type { Someone, World } from "../support/world.ts";

let close: Table["close"];
let hub: TestHub;
let owner: Table["owner"];
let database: Table["database"];
let world: World;

beforeAll(async () => {
  ({ database, owner, world, hub, close } = await layTable());
});

afterAll(() => close());

const chair = () => deskOf(hub, world.rccA);
const minutesFor = async (someone: Someone, meetingId: string) => (await readAgenda(hub, someone, meetingId)).minutes;

const held = () => holdMeeting({ hub, world });
const nextMeeting = (bodyId: string) => meetAgain({ hub, world }, bodyId);
const votes = () => carryingVotes(world);

describe("MT-10 minutes", () => {
  test("MT-10 minutes are drafted, circulated, corrected, approved by a later meeting, locked with their hash, and amended from then on", async () => {
    const { bodyId, meetingId } = await held();
    const draft = await chair().act("draftMinutes", { meetingId, part: "OPEN" });
    expect((await chair().act("draftMinutes", { meetingId, part: "OPEN" })).id).toBe(draft.id);
    expect(await minutesFor(world.leA, meetingId)).toEqual([]);
    expect((await chair().act("amendMinutes", { minutesId: draft.id, words: "Not yet." })).__typename).toBe("MinutesLocked");
    const circulated = await chair().act("circulateMinutes", { minutesId: draft.id, version: draft.version });
    const [seen] = await minutesFor(world.leA, meetingId);
    expect(seen?.entries.map(({ heading, words }) => [heading, words])).toEqual([
      ["", "Advocate A, Center A; Advocate B, Center B;"],
      ["Shelter beds", "Four beds are free."],
      ["Shelter beds", "We ask for ten more."],
      ["Personnel", expect.stringMatching(/^\d\d:\d\d–\d\d:\d\d$/)],
    ]);
    const note = seen?.entries[1];
    await chair().act("writeMinutes", { entryId: note?.id, version: note?.version, words: "Four beds are free at present." });
    expect((await chair().act("writeMinutes", { entryId: note?.id, version: note?.version, words: "Five." })).__typename).toBe("Conflict");
    expect(await deskOf(hub, world.leA).refusal("writeMinutes", { entryId: note?.id, version: 2, words: "Six." })).toEqual(["NOT_FOUND"]);

    const later = await nextMeeting(bodyId);
    const approve = { minutesId: draft.id, version: circulated.version, itemId: later.itemId };
    const against = [{ agencyId: world.leA.agency.id, vote: "AGAINST" }];
    expect(await chair().act("approveMinutes", { ...approve, votes: against })).toMatchObject({ __typename: "Minutes", state: "CIRCULATED" });
    const approved = await chair().act("approveMinutes", { ...approve, votes: votes() });
    expect(approved).toMatchObject({ __typename: "Minutes", state: "APPROVED" });
    const [locked] = await minutesFor(world.rccA, meetingId);
    const rows = await owner.minutesEntry.findMany({ where: { minutesId: draft.id }, orderBy: { place: "asc" } });
    const text = rows.map(({ place, heading, words }) => [place, heading, words].join("\u001f")).join("\u001e");
    expect(locked?.hash).toBe(createHash("sha256").update(text).digest("hex"));

    expect((await chair().act("writeMinutes", { entryId: note?.id, version: 2, words: "Other." })).__typename).toBe("MinutesLocked");
    expect(await refusalOf(owner.minutesEntry.update({ where: { id: note?.id ?? "" }, data: { words: "Other." } }))).toBe("RT096");
    expect(await refusalOf(owner.minutes.update({ where: { id: draft.id }, data: { hash: Buffer.from("") } }))).toBe("RT096");
    await chair().act("amendMinutes", { minutesId: draft.id, words: "It was three beds." });
    const [amended] = await minutesFor(world.leA, meetingId);
    expect(amended?.entries.at(-1)).toMatchObject({ words: "It was three beds.", amendment: true });
    expect(amended?.hash).toBe(locked?.hash);
    const decisions = (await readAgenda(hub, world.leA, later.meetingId)).items[0]?.decisions.map(({ carried }) => carried);
    expect(decisions).toEqual([false, true]);
  });

  test("MT-10 no meeting approves its own minutes, and none that was not circulated", async () => {
    const { bodyId, meetingId } = await held();
    const { id: minutesId, version } = await chair().act("draftMinutes", { meetingId, part: "OPEN" });
    const later = await nextMeeting(bodyId);
    expect((await chair().act("approveMinutes", { minutesId, version, itemId: later.itemId, votes: votes() })).__typename).toBe("MinutesLocked");
    const own = (await readAgenda(hub, world.rccA, meetingId)).items[0]?.id;
    const circulated = await chair().act("circulateMinutes", { minutesId, version });
    expect((await chair().act("approveMinutes", { minutesId, version: circulated.version, itemId: own, votes: [] })).__typename).toBe("InvalidInput");
  });

  test("MT-11 the minutes of a closed session are for whoever was let into it, kept to a day, and the open ones hold its purpose and times alone", async () => {
    const { meetingId } = await held();
    expect(await deskOf(hub, world.coord).refusal("draftMinutes", { meetingId, part: "CLOSED" })).toEqual(["NOT_FOUND"]);
    const open = await chair().act("draftMinutes", { meetingId, part: "OPEN" });
    const closed = await chair().act("draftMinutes", { meetingId, part: "CLOSED", keepMonths: 12 });
    await chair().act("circulateMinutes", { minutesId: open.id, version: open.version });
    await chair().act("circulateMinutes", { minutesId: closed.id, version: closed.version });
    expect((await minutesFor(world.rccB, meetingId)).map(({ part }) => part)).toEqual(["OPEN", "CLOSED"]);
    for (const someone of [world.leA, world.coord, world.leB]) expect((await minutesFor(someone, meetingId)).map(({ part }) => part)).toEqual(["OPEN"]);
    const [first, second] = await minutesFor(world.rccB, meetingId);
    expect(JSON.stringify(first)).not.toMatch(/Staffing|night shift/);
    expect(second?.entries.map(({ words }) => words)).toEqual(["Advocate A, Center A; Advocate B, Center B;", "The night shift is short."]);
    expect(second?.retainUntil).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  test("MT-11 MT-09 what was said in a closed session is for whoever was let into it, and not for the rest of the roster or the coordinator", async () => {
    const { bodyId, meetingId } = await held();
    const closed = (await readAgenda(hub, world.rccA, meetingId)).items[1];
    const task = { itemId: closed?.id, words: "Find two people for the nights", ownerPersonId: world.rccB.person.id, dueOn: "2031-02-01" };
    expect((await chair().act("addActionItem", task)).__typename).toBe("ActionItem");
    await owner.decision.updateMany({ where: { item: { is: { meetingId } } }, data: { itemId: closed?.id ?? "" } });
    const later = await nextAgenda(hub, world.rccA, bodyId, "2031-02-12");
    const told = async (someone: Someone) => JSON.stringify([await readAgenda(hub, someone, meetingId), await readAgenda(hub, someone, later)]);
    const said = /night shift|for ten more|Find two people/g;
    for (const someone of [world.rccA, world.rccB]) expect(new Set((await told(someone)).match(said)).size).toBe(3);
    for (const someone of [world.leA, world.coord, world.leB]) expect(await told(someone)).not.toMatch(said);
    // Who comes to the body later learns no more than who was not let in.
    await deskOf(hub, world.coord).act("seatInBody", { bodyId, personId: world.leB.person.id, role: "MINUTE_TAKER" });
    expect(await told(world.leB)).not.toMatch(said);
  });

  test("MT-11 on their day closed minutes go, with the notes they were made from, and the open ones stay", async () => {
    const { meetingId } = await held();
    for (const part of ["OPEN", "CLOSED"]) await chair().act("draftMinutes", { meetingId, part });
    const nightly = async () => {
      await rowsOf(database.workerUrl, "SELECT app.add_job('minutes.nightly', '{}'::jsonb, null, null)");
      const left = () => rowsOf(database.workerUrl, "SELECT FROM graphile_worker.jobs WHERE task_identifier = 'minutes.nightly'");
      await vi.waitFor(async () => expect(await left()).toEqual([]), { timeout: 20_000, interval: 50 });
    };
    await nightly();
    expect((await minutesFor(world.rccA, meetingId)).map(({ part }) => part)).toEqual(["OPEN", "CLOSED"]);
    await owner.minutes.updateMany({ where: { meetingId, part: "CLOSED" }, data: { retainUntil: new Date(Date.now() - 2 * 86_400_000) } });
    await nightly();
    expect((await minutesFor(world.rccA, meetingId)).map(({ part }) => part)).toEqual(["OPEN"]);
    expect((await readAgenda(hub, world.rccA, meetingId)).items.map(({ notes }) => notes.length)).toEqual([1, 0]);
  });

  test("MT-11 whoever keeps closed minutes chooses another last day, also of approved ones, whose seal stays; nobody else does", async () => {
    const { bodyId, meetingId } = await held();
    const open = await chair().act("draftMinutes", { meetingId, part: "OPEN" });
    const closed = await chair().act("draftMinutes", { meetingId, part: "CLOSED" });
    const until = (retainUntil: string, version: number) => ({ minutesId: closed.id, version, retainUntil });
    expect(await chair().act("keepMinutesUntil", { minutesId: open.id, version: open.version, retainUntil: dayFromNow(40) })).toMatchObject({
      __typename: "InvalidInput",
    });
    for (const day of [dayFromNow(-3), dayFromNow(3700)])
      expect((await chair().act("keepMinutesUntil", until(day, closed.version))).issues).toMatchObject([{ path: ["retainUntil"] }]);
    const changed = await chair().act("keepMinutesUntil", until(dayFromNow(40), closed.version));
    expect(changed).toMatchObject({ __typename: "Minutes", version: closed.version + 1 });
    expect((await chair().act("keepMinutesUntil", until(dayFromNow(50), closed.version))).__typename).toBe("Conflict");
    for (const someone of [world.rccB, world.coord, world.leA])
      expect(await deskOf(hub, someone).refusal("keepMinutesUntil", until(dayFromNow(50), changed.version))).toEqual(["NOT_FOUND"]);

    const circulated = await chair().act("circulateMinutes", { minutesId: closed.id, version: changed.version });
    const { itemId } = await nextMeeting(bodyId);
    const approved = await chair().act("approveMinutes", { minutesId: closed.id, version: circulated.version, itemId, votes: votes() });
    expect(await chair().act("keepMinutesUntil", until(dayFromNow(60), approved.version))).toMatchObject({ state: "APPROVED", hash: approved.hash });
    expect((await minutesFor(world.rccB, meetingId)).map(({ retainUntil }) => retainUntil)).toEqual([dayFromNow(60)]);
    expect(await refusalOf(owner.minutes.update({ where: { id: closed.id }, data: { retainUntil: new Date(), draftedAt: new Date() } }))).toBe("RT096");
  });

  test("MT-17 before the approval every paragraph is looked through once more, and what could tell who somebody is stops it", async () => {
    const { bodyId, meetingId } = await held();
    const draft = await chair().act("draftMinutes", { meetingId, part: "OPEN" });
    const { version } = await chair().act("circulateMinutes", { minutesId: draft.id, version: draft.version });
    const [entry] = await owner.minutesEntry.findMany({ where: { minutesId: draft.id, heading: "Shelter beds" } });
    expect((await chair().act("writeMinutes", { entryId: entry?.id, version: entry?.version, words: "Her plate is ABC-1234." })).issues).toMatchObject([
      { message: "PLATE" },
    ]);
    await owner.minutesEntry.update({ where: { id: entry?.id ?? "" }, data: { words: "Her plate is ABC-1234." } });
    const { itemId } = await nextMeeting(bodyId);
    const refused = await chair().act("approveMinutes", { minutesId: draft.id, version, itemId, votes: votes() });
    expect(refused).toMatchObject({ __typename: "InvalidInput", issues: [{ path: ["entries", entry?.id], message: "PLATE" }] });
  });

  test("MT-16 MT-03 the evidence of a period holds agendas, attendance by agency and discipline, decisions, approved minutes and training counts, and no closed text", async () => {
    const { bodyId, meetingId } = await held();
    const draft = await chair().act("draftMinutes", { meetingId, part: "OPEN" });
    const { version } = await chair().act("circulateMinutes", { minutesId: draft.id, version: draft.version });
    const { itemId } = await nextMeeting(bodyId);
    await chair().act("approveMinutes", { minutesId: draft.id, version, itemId, votes: votes() });
    const log = { taskForceId: world.taskForce.id, agencyId: world.leA.agency.id, recordedById: world.leA.person.id };
    await buildTraining(owner, { ...log, heldOn: new Date() });
    await buildTraining(owner, { ...log, heldOn: new Date(Date.now() - 25 * 86_400_000), minutes: 60, attendees: 8, audience: { HEALTH: 8 } });
    const today = new Date().toISOString().slice(0, 10);
    const around = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
    const document = `query ($bodyId: ID!, $from: Date!, $to: Date!) { evidencePack(bodyId: $bodyId, from: $from, to: $to) { trainings { kind sessions minutes people } meetings {
      id title items guests presence { agency { name } discipline people } decisions { words } minutes { part state entries { words } } } } }`;
    const pack = (someone: Someone, from = around(-1), to = around(1)) =>
      deskOf(hub, someone).ask<{ evidencePack: { trainings: object[]; meetings: Record<string, unknown>[] } | null }>(document, {
        bodyId,
        from,
        to,
      });
    const { evidencePack } = await pack(world.coord);
    expect(evidencePack?.meetings).toMatchObject([
      {
        id: meetingId,
        items: ["Shelter beds"],
        presence: [
          { discipline: "VICTIM_SERVICES", people: 1 },
          { discipline: "VICTIM_SERVICES", people: 1 },
        ],
        decisions: [{ words: "We ask for ten more." }],
        minutes: { part: "OPEN", state: "APPROVED" },
      },
    ]);
    const period = { bodyId, from: around(-1), to: around(1) };
    const { text, fileName } = await deskOf(hub, world.coord).act("exportEvidencePack", period);
    expect(fileName).toBe(`evidence-${period.from}-${period.to}.csv`);
    const parts = text.split("\r\n").map((line) => line.split(",")[0]);
    expect([...new Set(parts)]).toEqual(['"part"', '"AGENDA"', '"ATTENDANCE"', '"DECISION"', '"VOTE"', '"MINUTES"', '"TRAINING"', ""]);
    expect(text).toContain(`"VICTIM_SERVICES","${world.rccA.agency.name}",1,""`);
    expect(evidencePack?.trainings[0]).toMatchObject({ kind: "TRAINING", sessions: 1 });
    expect(`${JSON.stringify(evidencePack)}${text}`).not.toMatch(/Staffing|night shift/);
    expect(await deskOf(hub, world.rccB).refusal("exportEvidencePack", period)).toEqual(["NOT_FOUND"]);
    const logged = await rowsOf(
      database.superuserUrl,
      "SELECT outcome FROM audit_entry WHERE action = 'meetings.export' AND $1 = ANY (subject_ids) ORDER BY seq",
      [bodyId],
    );
    expect(logged).toEqual([{ outcome: "OK" }, { outcome: "DENIED" }]);
    expect((await pack(world.rccB)).evidencePack).toBeNull();
    const before = (await pack(world.coord, around(-30), around(-20))).evidencePack;
    expect(before).toMatchObject({ meetings: [], trainings: [{ sessions: 1, minutes: 60, people: 8 }, { sessions: 0 }] });
  });

  test("WB-07 AU-12 the evidence of a period leaves as a file only after the second factor", async () => {
    const { id: bodyId } = await makeBody(hub, world);
    let ahead = 0;
    const later = await startHub({ database, clock: { now: () => new Date(Date.now() + ahead) } });
    try {
      const desk = deskOf(later, world.coord);
      await desk.ask("{ viewer { id } }");
      ahead = 6 * 60_000;
      expect(await desk.refusal("exportEvidencePack", { bodyId, from: "2026-01-01", to: "2026-06-30" })).toEqual(["REAUTH"]);
    } finally {
      await later.close();
    }
  });
});
