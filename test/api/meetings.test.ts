import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { item } from "../support/agenda-desk.ts";
import { deskOf } from "../support/desk.ts";
import type { TestHub } from "../support/hub.ts";
import { makeBody, makeRestricted, openMeeting, plan, thirdWednesday } from "../support/meeting-room.ts";
import { layTable, type Table } from "../support/table.ts";
import type { Someone, World } from "../support/world.ts";

let close: Table["close"];
let hub: TestHub;
let owner: Table["owner"];
let world: World;

beforeAll(async () => {
  ({ owner, world, hub, close } = await layTable());
});

afterAll(() => close());

type Seen = { onDay: string; startsAt: string; title: string; cancelled: boolean; moved: boolean; series: { id: string; state: string } };

async function calendar(someone: Someone, from: string, to: string): Promise<Seen[]> {
  const document = `query ($from: Date!, $to: Date!) { meetings(from: $from, to: $to) { onDay startsAt title cancelled moved series { id state } } }`;
  return (await deskOf(hub, someone).ask<{ meetings: Seen[] }>(document, { from, to })).meetings;
}

const ofSeries = (meetings: Seen[], id: string) => meetings.filter(({ series }) => series.id === id);

async function ofYear(someone: Someone, id: string, year: number): Promise<Seen[]> {
  const document = `query ($id: ID!) { meetingSeries(id: $id) { meetings(from: "${year}-01-01", to: "${year}-12-31") { onDay startsAt title cancelled moved series { id state } } } }`;
  const { meetingSeries } = await deskOf(hub, someone).ask<{ meetingSeries: { meetings: Seen[] } | null }>(document, { id });
  if (!meetingSeries) throw new Error("there is no such series");
  return meetingSeries.meetings;
}

const days = (meetings: Seen[]) => meetings.map(({ onDay }) => onDay);

describe("MT-01 meetings that come round", () => {
  test("MT-01 a meeting every third Wednesday is at ten all year, and leaves out holidays and the table's own days off", async () => {
    const body = await makeBody(hub, world);
    const coordinator = deskOf(hub, world.coord);
    const series = await openMeeting(hub, world.rccA, body.id, { rule: thirdWednesday });
    const all = await ofYear(world.rccB, series.id, 2031);
    expect(days(all)).toHaveLength(12);
    expect(new Set(all.map(({ startsAt }) => startsAt.slice(11, 16)))).toEqual(new Set(["15:00", "14:00"]));
    expect(all.find(({ onDay }) => onDay === "2031-03-19")?.startsAt).toBe("2031-03-19T14:00:00.000Z");

    const added = await coordinator.act("addDayOff", { onDay: "2031-04-16", name: "Retreat" });
    expect(days(await ofYear(world.rccB, series.id, 2031))).toEqual(days(all).filter((day) => day !== "2031-04-16"));
    await coordinator.act("removeDayOff", { dayOffId: added.days.find(({ onDay }) => onDay === "2031-04-16")?.id });
    expect(days(await ofYear(world.rccB, series.id, 2031))).toEqual(days(all));
    // Juneteenth 2030 is a Wednesday, and the third one of its month.
    const before = await openMeeting(hub, world.rccA, body.id, { rule: thirdWednesday, startsOn: "2030-01-02" });
    expect(days(await ofYear(world.rccB, before.id, 2030))).not.toContain("2030-06-19");
  });

  test("MT-01 changing one meeting leaves all others, and its day names it still when it was moved", async () => {
    const body = await makeBody(hub, world);
    const desk = deskOf(hub, world.rccA);
    const series = await openMeeting(hub, world.rccA, body.id, { rule: thirdWednesday });
    const one = { seriesId: series.id, scope: "ONE", onDay: "2031-05-21" };
    const moved = await desk.act("changeMeeting", { ...one, version: series.version, startsOn: "2031-05-22", startsAt: "14:30", title: "Longer meeting" });
    expect(moved.id).toBe(series.id);
    const may = ofSeries(await calendar(world.rccB, "2031-05-01", "2031-05-31"), series.id);
    expect(may).toMatchObject([{ onDay: "2031-05-21", startsAt: "2031-05-22T18:30:00.000Z", title: "Longer meeting", moved: true }]);
    const again = await desk.act("cancelMeeting", { ...one, version: moved.version });
    expect(again.__typename).toBe("MeetingSeries");
    const year = await ofYear(world.rccB, series.id, 2031);
    expect(year.filter(({ cancelled }) => cancelled).map(({ onDay }) => onDay)).toEqual(["2031-05-21"]);
    expect(year).toHaveLength(12);
  });

  test("MT-01 changing this and all later ones splits the series, and what differed later goes along", async () => {
    const body = await makeBody(hub, world);
    const desk = deskOf(hub, world.rccA);
    const series = await openMeeting(hub, world.rccA, body.id, { rule: thirdWednesday });
    const cancelled = await desk.act("cancelMeeting", { seriesId: series.id, scope: "ONE", onDay: "2031-09-17", version: series.version });
    const later = await desk.act("changeMeeting", {
      seriesId: series.id,
      scope: "FOLLOWING",
      onDay: "2031-07-16",
      version: cancelled.version,
      startsAt: "11:00",
    });
    expect(later.id).not.toBe(series.id);
    expect(days(await ofYear(world.rccB, series.id, 2031)).at(-1)).toBe("2031-06-18");
    const rest = await ofYear(world.rccB, later.id, 2031);
    expect(days(rest)[0]).toBe("2031-07-16");
    expect(new Set(rest.map(({ startsAt }) => startsAt.slice(11, 13)))).toEqual(new Set(["15", "16"]));
    expect(rest.filter((meeting) => meeting.cancelled).map(({ onDay }) => onDay)).toEqual(["2031-09-17"]);
  });

  test("MT-01 what has taken place stays as it was when all are changed", async () => {
    const body = await makeBody(hub, world);
    const desk = deskOf(hub, world.rccA);
    const begun = await openMeeting(hub, world.rccA, body.id, { rule: { ...thirdWednesday, untilOn: "2032-12-31" }, startsOn: "2026-01-01" });
    const before = await ofYear(world.rccB, begun.id, 2026);
    const now = new Date().toISOString();
    const past = before.filter(({ startsAt }) => startsAt < now);
    const changed = await desk.act("changeMeeting", {
      seriesId: begun.id,
      scope: "ALL",
      version: begun.version,
      rule: { frequency: "WEEKLY", interval: 2, weekdays: ["MO"] },
    });
    expect(changed.id).not.toBe(begun.id);
    expect(await ofYear(world.rccB, begun.id, 2026)).toEqual(past);
    const words = await desk.act("changeMeeting", { seriesId: changed.id, scope: "ALL", version: changed.version, title: "Another name" });
    expect(words.id).toBe(changed.id);
    expect((await ofYear(world.rccB, changed.id, 2031)).every(({ title }) => title === "Another name")).toBe(true);
  });

  test("MT-01 a draft is there for its keepers alone, is undone without a trace, and is opened once", async () => {
    const body = await makeBody(hub, world);
    const desk = deskOf(hub, world.rccA);
    const draft = await desk.act("draftMeeting", plan(body.id, { startsOn: "2031-02-03" }));
    const seenBy = async (someone: Someone) => ofSeries(await calendar(someone, "2031-02-01", "2031-02-28"), draft.id).length;
    expect(await Promise.all([world.rccA, world.coord, world.rccB, world.adviser].map(seenBy))).toEqual([1, 1, 0, 0]);
    const open = await desk.act("openMeeting", { seriesId: draft.id, version: draft.version });
    expect(await Promise.all([world.rccA, world.coord, world.rccB, world.adviser].map(seenBy))).toEqual([1, 1, 1, 1]);
    expect((await desk.act("openMeeting", { seriesId: draft.id, version: open.version })).__typename).toBe("MeetingOver");
    expect(await desk.refusal("discardMeetingDraft", { seriesId: draft.id })).toEqual(["NOT_FOUND"]);
    const other = await desk.act("draftMeeting", plan(body.id));
    expect(await deskOf(hub, world.rccB).refusal("discardMeetingDraft", { seriesId: other.id })).toEqual(["NOT_FOUND"]);
    expect((await desk.act("discardMeetingDraft", { seriesId: other.id })).__typename).toBe("DiscardedMeeting");
    expect(await owner.meetingSeries.count({ where: { id: other.id } })).toBe(0);
  });

  test("MT-01 of two who change a series at once one is told, and nothing is lost", async () => {
    const body = await makeBody(hub, world);
    const series = await openMeeting(hub, world.rccA, body.id, { rule: thirdWednesday });
    const change = (someone: Someone, title: string) =>
      deskOf(hub, someone).act("changeMeeting", { seriesId: series.id, scope: "ALL", version: series.version, title });
    const kinds = (await Promise.all([change(world.rccA, "One"), change(world.coord, "Other")])).map(({ __typename }) => __typename);
    expect(kinds.toSorted()).toEqual(["Conflict", "MeetingSeries"]);
  });

  test("DI-01 a title, a place and a day off that could tell who somebody is are refused", async () => {
    const body = await makeBody(hub, world);
    const desk = deskOf(hub, world.rccA);
    for (const [field, words] of [
      ["title", "Call 336-555-0100"],
      ["title", "Case 26CRS12345"],
      ["place", "12 Main Street"],
      ["link", "http://video.example.org/a"],
    ] as const)
      expect((await desk.act("draftMeeting", plan(body.id, { [field]: words }))).__typename, words).toBe("InvalidInput");
    expect((await deskOf(hub, world.coord).act("addDayOff", { onDay: "2031-08-01", name: "june@example.org" })).__typename).toBe("InvalidInput");
  });
});

describe("MT-02 bodies", () => {
  test("MT-02 whoever is not on the roster of a restricted body sees neither it nor its meetings nor their titles", async () => {
    const body = await makeRestricted(hub, world);
    const series = await openMeeting(hub, world.coord, body.id, { title: "Quiet session", startsOn: "2031-10-01" });
    const poll = await deskOf(hub, world.coord).act("openPoll", {
      bodyId: body.id,
      title: "Quiet poll",
      closed: false,
      placeKind: "ONLINE",
      minutes: 60,
      startsAt: ["2031-10-02T14:00:00.000Z", "2031-10-03T14:00:00.000Z"],
      deadlineAt: "2031-09-30T14:00:00.000Z",
      hidden: false,
    });
    const everything = async (someone: Someone) =>
      JSON.stringify([
        await calendar(someone, "2031-09-15", "2031-10-31"),
        await deskOf(hub, someone).ask("{ bodies { id name roster { id } } polls { id title } }"),
        await deskOf(hub, someone).ask("query ($s: ID!, $b: ID!, $p: ID!) { meetingSeries(id: $s) { title } body(id: $b) { name } poll(id: $p) { title } }", {
          s: series.id,
          b: body.id,
          p: poll.id,
        }),
      ]);
    for (const someone of [world.rccA, world.leA, world.lead, world.adviser, world.operator])
      expect(await everything(someone)).not.toMatch(new RegExp(`Quiet|Case review|${body.id}|${series.id}|${poll.id}`));
    for (const someone of [world.coord, world.rccB]) {
      const seen = await everything(someone);
      for (const there of ["Quiet session", "Quiet poll", "Case review"]) expect(seen).toContain(there);
    }
    const foreign = deskOf(hub, world.rccA);
    expect(await foreign.refusal("answerMeeting", { seriesId: series.id, answer: "YES" })).toEqual(["NOT_FOUND"]);
    expect(
      await foreign.refusal("changeBody", { bodyId: body.id, version: 1, kind: "CORE", name: "Mine", quorumLeast: 1, quorumShare: 0, quorumDisciplines: [] }),
    ).toEqual(["NOT_FOUND"]);
  });

  test("MT-02 a closed session, its agenda and a poll for one are there for those who meet and those who keep it, and for nobody else", async () => {
    const body = await makeBody(hub, world);
    const secret = { closed: true, title: "Quiet matter", place: "Back room", placeKind: "HYBRID", link: "https://video.example.org/quiet" };
    const { id: seriesId } = await openMeeting(hub, world.rccA, body.id, { ...secret, startsOn: "2031-10-08" });
    const chair = deskOf(hub, world.rccA);
    const { id: meetingId } = await chair.act("beginAgenda", { seriesId, onDay: "2031-10-08" });
    await chair.act("addAgendaItem", { ...item(body.id, meetingId), title: "Quiet item" });
    const { startsOn: _, startsAt: __, skipsDaysOff: ___, ...asked } = plan(body.id, secret);
    const times = { startsAt: ["2031-10-02T14:00:00.000Z", "2031-10-03T14:00:00.000Z"], deadlineAt: "2031-09-30T14:00:00.000Z", hidden: false };
    const { id: pollId } = await chair.act("openPoll", { ...asked, ...times });
    const everything = async (someone: Someone) =>
      JSON.stringify([
        await calendar(someone, "2031-10-01", "2031-10-31"),
        await deskOf(hub, someone).ask(
          `query ($s: ID!, $m: ID!, $p: ID!) { polls { id title } meetingSeries(id: $s) { title link } agenda(meetingId: $m) { id items { title } }
             meeting(seriesId: $s, onDay: "2031-10-08") { title place link } poll(id: $p) { title place link } }`,
          { s: seriesId, m: meetingId, p: pollId },
        ),
      ]);
    for (const someone of [world.leB, world.lead, world.adviser]) {
      expect(await everything(someone)).not.toMatch(new RegExp(`Quiet|Back room|video|${seriesId}|${pollId}`));
      expect(await deskOf(hub, someone).refusal("answerMeeting", { seriesId, answer: "YES" })).toEqual(["NOT_FOUND"]);
    }
    for (const someone of [world.rccB, world.leA, world.coord])
      for (const there of ["Quiet item", "Back room", pollId]) expect(await everything(someone)).toContain(there);
  });

  test("MT-02 chairs keep their roster, nobody else's, and a body is never without a chair", async () => {
    const body = await makeBody(hub, world);
    const [chair, member, coordinator] = [world.rccA, world.rccB, world.coord].map((someone) => deskOf(hub, someone));
    const seat = { bodyId: body.id, personId: world.leB.person.id, role: "ADVISER" };
    expect(await member?.refusal("seatInBody", seat)).toEqual(["NOT_FOUND"]);
    expect((await chair?.act("seatInBody", seat))?.__typename).toBe("Body");
    expect((await chair?.act("seatInBody", { bodyId: body.id, personId: world.rccA.person.id }))?.__typename).toBe("LastChair");
    expect((await coordinator?.act("seatInBody", { bodyId: body.id, personId: world.rccA.person.id, role: "MEMBER" }))?.__typename).toBe("LastChair");
    expect((await member?.act("seatInBody", { bodyId: body.id, personId: world.rccB.person.id }))?.__typename).toBe("Body");
    expect(
      await deskOf(hub, world.lead).refusal("makeBody", {
        kind: "FULL",
        name: "All",
        restricted: false,
        quorumLeast: 1,
        quorumShare: 0,
        quorumDisciplines: [],
        roster: [{ personId: world.lead.person.id, role: "CHAIR" }],
      }),
    ).toEqual(["NOT_FOUND"]);
  });

  test("MT-02 which disciplines sit in a body follows from its people", async () => {
    const roster = [world.leA, world.leB].map(({ person }, place) => ({ personId: person.id, role: place === 0 ? "CHAIR" : "MEMBER" }));
    const body = await makeBody(hub, world, { kind: "COMMITTEE", name: "Law enforcement", roster });
    const { body: seen } = await deskOf(hub, world.adviser).ask<{ body: { disciplines: string[]; quorumNeeds: number } }>(
      "query ($id: ID!) { body(id: $id) { disciplines quorumNeeds } }",
      { id: body.id },
    );
    expect(seen).toEqual({ disciplines: ["LAW_ENFORCEMENT", "PROSECUTION"], quorumNeeds: 2 });
  });
});
