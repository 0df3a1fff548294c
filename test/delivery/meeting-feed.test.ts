import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { written } from "../../server/features/meetings/rules/days.ts";
import { ruleDays } from "../../server/features/meetings/rules/recurrence.ts";
import { propertiesOf, readWithIcalJs, readWithNodeIcal } from "../support/calendar.ts";
import type { TestDatabase } from "../support/database.ts";
import { deskOf } from "../support/desk.ts";
import type { TestHub } from "../support/hub.ts";
import { makeBody, makeRestricted, openMeeting, plan, thirdWednesday } from "../support/meeting-room.ts";
import { idle } from "../support/outbox.ts";
import { rowsOf } from "../support/statements.ts";
import { layTable, type Table } from "../support/table.ts";
import type { Someone, World } from "../support/world.ts";

let close: Table["close"];
let database: TestDatabase;
let owner: PrismaClient;
let hub: TestHub;
let world: World;

beforeAll(async () => {
  ({ database, owner, world, hub, close } = await layTable());
  await owner.award.updateMany({ data: { closedOn: new Date() } });
});

afterAll(() => close());

async function makeFeed(someone: Someone, bodyId?: string): Promise<string> {
  const { path } = await deskOf(hub, someone).act("makeCalendarFeed", bodyId === undefined ? {} : { bodyId });
  if (path === null) throw new Error("no address was shown");
  return path;
}

async function read(path: string): Promise<string> {
  const response = await hub.request(path);
  expect([response.status, response.headers.get("content-type"), response.headers.get("cache-control")]).toEqual([
    200,
    "text/calendar; charset=utf-8",
    "no-store",
  ]);
  return response.text();
}

/** An answer as whoever asks has it, but for the time of day. */
async function bytes(path: string) {
  const response = await hub.request(path);
  return { status: response.status, headers: [...response.headers].filter(([name]) => name !== "date"), body: await response.text() };
}

const unknown = () => bytes(`/calendar/${"a".repeat(43)}.ics`);

const summaries = (file: string) => [...new Set(propertiesOf(file, "SUMMARY"))];

describe("EM-04 what a feed tells of meetings", () => {
  test("EM-04 two independent parsers read the same instants as the hub shows, across changes of the clocks, with every exception", async () => {
    const body = await makeBody(hub, world);
    const desk = deskOf(hub, world.rccA);
    const series = await openMeeting(hub, world.rccA, body.id, { rule: { ...thirdWednesday, untilOn: "2033-12-31" } });
    await openMeeting(hub, world.rccA, body.id, { title: "Once; and, never again", startsOn: "2031-11-02", startsAt: "03:30", minutes: 45 });
    const cancelled = await desk.act("cancelMeeting", { seriesId: series.id, version: series.version, scope: "ONE", onDay: "2031-05-21" });
    const wish = { onDay: "2031-11-19", startsOn: "2031-11-20", startsAt: "13:00", title: "Moved meeting" };
    await desk.act("changeMeeting", { seriesId: series.id, version: cancelled.version, scope: "ONE", ...wish });
    await deskOf(hub, world.coord).act("addDayOff", { onDay: "2032-03-17", name: "Retreat" });
    await idle(database);
    const path = await makeFeed(world.rccB, body.id);
    const file = await read(path);
    const { meetings } = await monthsOf(world.rccB, "2031-11-01", "2031-11-30");
    const entries = readWithIcalJs(file);
    expect(entries).toEqual(readWithNodeIcal(file));
    expect(entries.filter(({ startsAt }) => startsAt.startsWith("2031-11"))).toEqual(meetings);
    expect(meetings.map(({ startsAt }) => startsAt)).toEqual(["2031-11-02T08:30:00.000Z", "2031-11-20T18:00:00.000Z"]);
    // Ten in the morning before and after the clocks change.
    expect(entries.map(({ startsAt }) => startsAt)).toEqual(expect.arrayContaining(["2031-10-15T14:00:00.000Z", "2031-12-17T15:00:00.000Z"]));
    expect(entries.some(({ startsAt }) => /^2031-05|^2032-03/.test(startsAt))).toBe(false);
    expect(propertiesOf(file, "DTSTAMP").every((line) => line.endsWith("Z"))).toBe(true);
    expect(file.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1);
    expect(readWithIcalJs(await read(await makeFeed(world.rccB))), "in one's own feed as well").toEqual(entries);
  });

  test("EM-04 a feed names nobody, invites nobody, and is the same again until something changes", async () => {
    const body = await makeBody(hub, world, { name: "Outreach, north; south" });
    const series = await openMeeting(hub, world.rccA, body.id, { placeKind: "HYBRID", link: "https://video.example.org/room", rule: thirdWednesday });
    const path = await makeFeed(world.leA, body.id);
    const file = await read(path);
    expect(propertiesOf(file, "X-WR-CALNAME")).toEqual(["X-WR-CALNAME:Outreach\\, north\\; south"]);
    expect(propertiesOf(file, "LOCATION")).toEqual(["LOCATION:Courthouse\\, room B"]);
    expect(propertiesOf(file, "METHOD")).toEqual(["METHOD:PUBLISH"]);
    for (const name of ["ATTENDEE", "ORGANIZER", "DESCRIPTION", "CONTACT", "COMMENT", "BEGIN:VALARM"]) expect(propertiesOf(file, name), name).toEqual([]);
    for (const { person, agency } of [world.rccA, world.rccB, world.leA])
      for (const name of [person.name, person.email, agency.name]) expect(file).not.toContain(name);
    const first = await hub.request(path);
    const tag = first.headers.get("etag") ?? "";
    const again = await hub.request(path, { headers: { "If-None-Match": `"other", W/${tag}` } });
    expect([again.status, await again.text(), again.headers.get("cache-control")]).toEqual([304, "", "no-store"]);
    await deskOf(hub, world.rccA).act("changeMeeting", { seriesId: series.id, version: series.version, scope: "ALL", startsAt: "11:00" });
    const changed = await hub.request(path, { headers: { "If-None-Match": tag } });
    expect([changed.status, propertiesOf(await changed.text(), "UID")]).toEqual([200, propertiesOf(file, "UID")]);
  });

  test("EM-04 whatever a feed is made of shows at the next read once it has changed, in nobody else's language", async () => {
    const body = await makeBody(hub, world, { name: "Outreach" });
    const series = await openMeeting(hub, world.rccA, body.id, { placeKind: "HYBRID", link: "https://video.example.org/room", rule: thirdWednesday });
    const [firstDay, secondDay] = await daysOfSeries(series.id);
    const path = await makeFeed(world.rccB, body.id);
    const ofSeries = (set: string) => `UPDATE meeting_series SET ${set} WHERE id = '${series.id}'`;
    const ofMeeting = (set: string) => `UPDATE meeting SET ${set} WHERE series_id = '${series.id}'`;
    const seen = [await read(path)];
    for (const change of [
      ofSeries("title = 'Other words'"),
      ofSeries("place = 'Library'"),
      ofSeries("link = 'https://video.example.org/other'"),
      ofSeries("place_kind = 'IN_PERSON'"),
      ofSeries("time_zone = 'America/Chicago'"),
      ofSeries("starts_at = starts_at + 30"),
      ofSeries("minutes = minutes + 15"),
      ofSeries("until_on = until_on + 60"),
      ofSeries("sequence = sequence + 1"),
      ofSeries("changed_at = changed_at + interval '1 second'"),
      `INSERT INTO meeting (id, task_force_id, body_id, series_id, on_day) VALUES (uuidv7(), '${world.taskForce.id}', '${body.id}', '${series.id}', '${firstDay}')`,
      ofMeeting("moved_to = (on_day + 1) + time '18:00'"),
      ofMeeting("minutes = 10"),
      ofMeeting("title = 'This one'"),
      ofMeeting("place_kind = 'HYBRID', place = 'Room C', link = null"),
      ofMeeting("cancelled = true"),
      `INSERT INTO day_off (id, task_force_id, on_day, name) VALUES (uuidv7(), '${world.taskForce.id}', '${secondDay}', 'Retreat')`,
      ofSeries("skips_days_off = false"),
      `UPDATE body SET name = 'Outreach and more' WHERE id = '${body.id}'`,
      ofSeries("closed = true"),
    ]) {
      await rowsOf(database.superuserUrl, `SET session_replication_role = replica; ${change}`);
      const file = await read(path);
      expect(seen, change).not.toContain(file);
      expect(await read(path), "the same again").toBe(file);
      seen.push(file);
    }
    await owner.body.update({ where: { id: body.id }, data: { restricted: true } });
    const english = await read(path);
    await owner.person.update({ where: { id: world.rccB.person.id }, data: { locale: "es" } });
    expect(await read(path)).not.toBe(english);
    await owner.person.update({ where: { id: world.rccB.person.id }, data: { locale: "en" } });
    expect(await read(path)).toBe(english);
  });

  test("MT-05 EM-04 a closed session is called Meeting and nothing else, and the name of a restricted body stands nowhere", async () => {
    const body = await makeRestricted(hub, world);
    const secret = { title: "Review of three referrals", place: "Back room", link: "https://video.example.org/closed", placeKind: "HYBRID" };
    await openMeeting(hub, world.coord, body.id, { ...secret, closed: true, startsOn: "2031-04-02", rule: thirdWednesday });
    for (const path of [await makeFeed(world.coord, body.id), await makeFeed(world.coord)]) {
      const file = await read(path);
      expect(summaries(file)).toEqual(["SUMMARY:Meeting"]);
      for (const name of ["LOCATION", "URL", "DESCRIPTION", "CATEGORIES", "CLASS"]) expect(propertiesOf(file, name)).toEqual([]);
      for (const told of [...Object.values(secret).slice(0, 3), "video.example.org", "Case review"]) expect(file).not.toContain(told);
    }
  });

  test("EM-04 a feed holds the open meetings of bodies in which its person sits: no draft, none that is off, no other body's", async () => {
    const [mine, other] = [
      await makeBody(hub, world, { name: "Training" }),
      await makeBody(hub, world, { name: "Data", roster: [{ personId: world.rccB.person.id, role: "CHAIR" }] }),
    ];
    await openMeeting(hub, world.rccA, mine.id, { title: "Ours" });
    await openMeeting(hub, world.rccB, other.id, { title: "Theirs" });
    await deskOf(hub, world.rccA).act("draftMeeting", plan(mine.id, { title: "Not yet" }));
    const off = await openMeeting(hub, world.rccA, mine.id, { title: "Off" });
    await deskOf(hub, world.rccA).act("cancelMeeting", { seriesId: off.id, version: off.version, scope: "ALL" });
    expect(summaries(await read(await makeFeed(world.rccA, mine.id)))).toEqual(["SUMMARY:Ours"]);
    const own = summaries(await read(await makeFeed(world.rccA)));
    expect(own).toContain("SUMMARY:Ours");
    expect(own).not.toContain("SUMMARY:Theirs");
    expect(summaries(await read(await makeFeed(world.coord))), "a coordinator sees it and does not meet").not.toContain("SUMMARY:Ours");
  });
});

describe("EM-04 the address of a body's meetings", () => {
  const ask = "query ($bodyId: ID) { calendarFeed(bodyId: $bodyId) { lastReadAt } }";
  const known = async (someone: Someone, bodyId: string) =>
    (await deskOf(hub, someone).ask<{ calendarFeed: { lastReadAt: string | null } | null }>(ask, { bodyId })).calendarFeed;

  test("EM-04 is one's own, beside that of everything, and is dead like an unknown one once it was replaced or taken back", async () => {
    const body = await makeBody(hub, world);
    const [all, first] = [await makeFeed(world.rccB), await makeFeed(world.rccB, body.id)];
    expect(await known(world.leA, body.id), "of nobody else").toBe(null);
    expect(await known(world.rccB, body.id)).toEqual({ lastReadAt: null });
    await read(first);
    expect((await known(world.rccB, body.id))?.lastReadAt).not.toBe(null);
    const second = await makeFeed(world.rccB, body.id);
    expect(await bytes(first)).toEqual(await unknown());
    await read(second);
    await deskOf(hub, world.rccB).act("revokeCalendarFeed", { bodyId: body.id });
    expect(await bytes(second)).toEqual(await unknown());
    await read(all);
    expect(await deskOf(hub, world.rccB).refusal("revokeCalendarFeed", { bodyId: body.id })).toEqual(["NOT_FOUND"]);
  });

  test("EM-04 ends with the seat in the body, and a seat given back does not bring it back", async () => {
    const body = await makeBody(hub, world);
    const path = await makeFeed(world.leA, body.id);
    const chair = deskOf(hub, world.rccA);
    await chair.act("seatInBody", { bodyId: body.id, personId: world.leA.person.id, role: "ADVISER" });
    await read(path);
    await chair.act("seatInBody", { bodyId: body.id, personId: world.leA.person.id });
    expect(await bytes(path)).toEqual(await unknown());
    await chair.act("seatInBody", { bodyId: body.id, personId: world.leA.person.id, role: "MEMBER" });
    expect(await bytes(path)).toEqual(await unknown());
    expect(await known(world.leA, body.id)).toBe(null);
  });

  test("EM-04 is nobody's who does not sit in the body: not a coordinator's, not another table's, not by writing the row oneself", async () => {
    const open = await makeBody(hub, world);
    const restricted = await makeRestricted(hub, world);
    for (const [someone, bodyId] of [
      [world.coord, open.id],
      [world.rccA, restricted.id],
      [world.rccA, crypto.randomUUID()],
      [world.operator, open.id],
    ] as const) {
      expect(await deskOf(hub, someone).refusal("makeCalendarFeed", { bodyId })).toEqual(["NOT_FOUND"]);
      expect(await deskOf(hub, someone).refusal("revokeCalendarFeed", { bodyId })).toEqual(["NOT_FOUND"]);
      expect(await known(someone, bodyId)).toBe(null);
      const tried = await rowsOf(
        database.superuserUrl,
        "SELECT action, outcome FROM audit_entry WHERE $1 = ANY (subject_ids) AND person_id = $2 ORDER BY seq",
        [bodyId, someone.person.id],
      );
      expect(tried.slice(-2)).toEqual(["make", "revoke"].map((act) => ({ action: `calendar-feed.${act}`, outcome: "DENIED" })));
    }
    const { id: taskForceId } = await owner.taskForce.create({ data: { name: "Another table" } });
    const far = await owner.body.create({ data: { taskForceId, kind: "CORE", name: "Far away", quorumDisciplines: [] } });
    await owner.bodySeat.create({ data: { taskForceId, bodyId: far.id, personId: world.rccB.person.id, role: "CHAIR" } });
    expect(await deskOf(hub, world.rccB).refusal("makeCalendarFeed", { bodyId: far.id })).toEqual(["NOT_FOUND"]);
    const row = { taskForceId: world.taskForce.id, personId: world.rccB.person.id, bodyId: far.id, secretHash: new Uint8Array(32) };
    await expect(owner.calendarFeed.create({ data: row }), "not even past every check").rejects.toThrow(/goes_with_the_seat/);
  });

  test("EM-04 is dead for whoever is suspended or left the table, and takes a second factor given just now", async () => {
    const body = await makeBody(hub, world);
    const [suspended, left] = [await makeFeed(world.rccB, body.id), await makeFeed(world.leA, body.id)];
    await owner.person.update({ where: { id: world.rccB.person.id }, data: { disabledAt: new Date() } });
    expect(await bytes(suspended)).toEqual(await unknown());
    await owner.membership.updateMany({ where: { agencyId: world.leA.agency.id }, data: { leftAt: new Date() } });
    expect(await bytes(left)).toEqual(await unknown());
    await rowsOf(database.superuserUrl, "UPDATE session SET factor_at = now() - interval '6 minutes' WHERE person_id = $1", [world.rccA.person.id]);
    expect(await deskOf(hub, world.rccA).refusal("makeCalendarFeed", { bodyId: body.id })).toEqual(["REAUTH"]);
  });
});

/** The first two days of a series, as its rule has them. */
async function daysOfSeries(seriesId: string): Promise<string[]> {
  const { startsOn, rule, untilOn } = await owner.meetingSeries.findUniqueOrThrow({ where: { id: seriesId } });
  const [from, to] = [written(startsOn), written(untilOn ?? startsOn)];
  return ruleDays({ startsOn: from, rule, untilOn: to }, from, to).slice(0, 2);
}

/** The meetings that the hub shows somebody from one day to another. */
async function monthsOf(someone: Someone, from: string, to: string) {
  const shown = await deskOf(hub, someone).ask<{ meetings: { startsAt: string; endsAt: string; title: string; cancelled: boolean }[] }>(
    "query ($from: Date!, $to: Date!) { meetings(from: $from, to: $to) { startsAt endsAt title cancelled } }",
    { from, to },
  );
  const meetings = shown.meetings.filter(({ cancelled }) => !cancelled).map(({ startsAt, endsAt, title }) => ({ startsAt, endsAt, summary: title }));
  return { meetings };
}
