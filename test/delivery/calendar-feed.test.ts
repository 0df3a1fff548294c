import ICAL from "ical.js";
import ical, { type VEvent } from "node-ical";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { buildAward, type BuiltAward } from "../factories/award.ts";
import { type TestDatabase } from "../support/database.ts";
import { deskOf } from "../support/desk.ts";
import { type TestHub } from "../support/hub.ts";
import { rowsOf } from "../support/statements.ts";
import { layTable, type Table } from "../support/table.ts";
import { type Someone, type World } from "../support/world.ts";

let close: Table["close"];
let built: BuiltAward;
let database: TestDatabase;
let owner: PrismaClient;
let hub: TestHub;
let world: World;

beforeAll(async () => {
  ({ database, owner, world, hub, close } = await layTable());
  await owner.award.updateMany({ data: { closedOn: new Date() } });
  built = await buildAward(owner, { taskForceId: world.taskForce.id, holderAgencyId: world.lead.agency.id, filedById: world.lead.person.id });
});

afterAll(() => close());

async function makeFeed(someone: Someone): Promise<string> {
  const { path } = await deskOf(hub, someone).act("makeCalendarFeed", {});
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

type Entry = { uid: string; sequence: number; day: string; ends: string; title: string; words: string; url: string };

/** As ical.js reads it. */
function entriesOf(file: string): Entry[] {
  return new ICAL.Component(ICAL.parse(file)).getAllSubcomponents("vevent").map((component) => {
    const { uid, sequence, startDate, endDate, summary, description } = new ICAL.Event(component);
    expect(startDate.isDate).toBe(true);
    return {
      uid,
      sequence,
      day: startDate.toString(),
      ends: endDate.toString(),
      title: summary,
      words: description,
      url: String(component.getFirstPropertyValue("url")),
    };
  });
}

const theDayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

test("a feed holds the deadlines of the awards that its person sees, the same to two calendar programs", async () => {
  const path = await makeFeed(world.lead);
  const file = await read(path);
  const entries = entriesOf(file);
  const { award, rule, requirement } = built;
  // Twelve quarters from October 2025 to September 2028, and one requirement.
  expect(entries).toHaveLength(13);
  expect(entries.map(({ uid }) => uid)).toContain(`${requirement.id}@127.0.0.1`);
  const second = entries.find(({ uid }) => uid.startsWith(`${rule.id}-2026-01-01`));
  expect(second).toMatchObject({ day: "2026-04-30", sequence: 0, title: "Federal financial report (SF-425) is due", url: `${hub.address}/g/${award.id}` });
  const first = entries.find(({ uid }) => uid.startsWith(`${rule.id}-2025-10-01`));
  expect(first?.title).toBe("Federal financial report (SF-425) (filed)");
  const weekend = entries.find(({ day }) => day === "2027-01-30");
  expect(weekend?.words).toContain("That is a weekend.");

  const other = Object.values(ical.sync.parseICS(file)).filter((one): one is VEvent => one?.type === "VEVENT");
  const dayOf = (date: Date & { dateOnly?: true }) =>
    [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  const plain = (text: unknown) => (typeof text === "string" ? text : (text as { val: string }).val);
  expect(
    other.map(({ uid, sequence, start, end, summary, datetype }) => ({
      uid,
      sequence: Number(sequence),
      day: dayOf(start),
      ends: end ? dayOf(end) : "",
      title: plain(summary),
      datetype,
    })),
  ).toEqual(entries.map(({ uid, sequence, day, ends, title }) => ({ uid, sequence, day, ends, title, datetype: "date" })));
  for (const { day, ends } of entries) expect(ends).toBe(theDayAfter(day));
  for (const secret of [award.number, "700000", "70000000", world.lead.person.name, world.lead.person.email, "ATTENDEE", "ORGANIZER", "VALARM"])
    expect(file).not.toContain(secret);
  expect(file.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(await read(path), "the same again").toBe(file);
});

test("an entry keeps its name and gets a higher sequence when its date changes", async () => {
  const path = await makeFeed(world.lead);
  const { rule } = built;
  const uidOf = (file: string) => entriesOf(file).find(({ uid }) => uid.startsWith(`${rule.id}-2026-07-01`));
  const before = uidOf(await read(path));
  const change = { ruleId: rule.id, version: 1, frequency: "QUARTERLY", yearStartsIn: 1, dueUnit: "DAYS", dueAfter: 45, weekend: "STAYS" };
  expect((await deskOf(hub, world.coord).act("changeReportingRule", change)).__typename).toBe("Award");
  const after = uidOf(await read(path));
  expect([before?.uid, before?.day, before?.sequence]).toEqual([after?.uid, "2026-10-30", 0]);
  expect([after?.day, after?.sequence]).toEqual(["2026-11-14", 1]);
});

test("a feed shows what its person may see at this moment, in their language", async () => {
  const path = await makeFeed(world.rccB);
  expect(entriesOf(await read(path)).length).toBeGreaterThan(0);
  await owner.person.update({ where: { id: world.rccB.person.id }, data: { locale: "es" } });
  expect(await read(path)).toContain("Informe financiero federal");
  for (const someone of [world.rccA, world.leA, world.adviser]) expect(entriesOf(await read(await makeFeed(someone)))).toEqual([]);
  expect(await deskOf(hub, world.operator).refusal("makeCalendarFeed", {})).toEqual(["NOT_FOUND"]);
});

test("an address is shown once, kept as a hash, and one that was replaced or revoked answers as one that never was", async () => {
  const desk = deskOf(hub, world.coord);
  const input = { clientKey: crypto.randomUUID() };
  const { path } = await desk.act("makeCalendarFeed", input);
  expect((await desk.act("makeCalendarFeed", input)).path).toBe(null);
  const former = path ?? "";
  const secret = former.slice("/calendar/".length, -".ics".length);
  expect(secret).toMatch(/^[\w-]{43}$/);
  const kept = JSON.stringify(await rowsOf(database.superuserUrl, "SELECT row_to_json(f) FROM calendar_feed f"));
  expect(kept).not.toContain(secret);
  expect((await desk.ask<{ calendarFeed: { lastReadAt: string | null } }>("{ calendarFeed { lastReadAt } }")).calendarFeed.lastReadAt).toBe(null);
  await read(former);
  expect((await desk.ask<{ calendarFeed: { lastReadAt: string | null } }>("{ calendarFeed { lastReadAt } }")).calendarFeed.lastReadAt).not.toBe(null);

  const bytes = async (address: string) => {
    const response = await hub.request(address);
    const headers = [...response.headers].filter(([name]) => name !== "date");
    return { status: response.status, headers, body: await response.text() };
  };
  const unknown = await bytes(`/calendar/${"a".repeat(43)}.ics`);
  expect(unknown.status).toBe(404);
  const next = await makeFeed(world.coord);
  expect(await bytes(former), "replaced").toEqual(unknown);
  await read(next);
  await desk.act("revokeCalendarFeed", {});
  expect(await bytes(next), "revoked").toEqual(unknown);
  expect((await desk.ask<{ calendarFeed: unknown }>("{ calendarFeed { madeAt } }")).calendarFeed).toBe(null);
  expect(await desk.refusal("revokeCalendarFeed", {})).toEqual(["NOT_FOUND"]);

  const suspended = await makeFeed(world.leB);
  await owner.person.update({ where: { id: world.leB.person.id }, data: { disabledAt: new Date() } });
  expect(await bytes(suspended), "suspended").toEqual(unknown);
  const left = await makeFeed(world.leA);
  await owner.membership.updateMany({ where: { agencyId: world.leA.agency.id }, data: { leftAt: new Date() } });
  expect(await bytes(left), "left the table").toEqual(unknown);
});

test("an address is only read, opens nothing else, and takes a second factor given just now", async () => {
  const path = await makeFeed(world.lead);
  expect((await hub.request(path, { method: "POST" })).status).toBe(405);
  expect((await hub.request(path, { method: "HEAD" })).status).toBe(200);
  const secret = path.slice("/calendar/".length, -".ics".length);
  const { errors } = await hub.graphql("{ awards { nodes { id } } }", {}, { as: secret });
  expect(errors?.[0]?.extensions.code).toBe("UNAUTHENTICATED");
  await rowsOf(database.superuserUrl, "UPDATE session SET factor_at = now() - interval '6 minutes' WHERE person_id = $1", [world.lead.person.id]);
  expect(await deskOf(hub, world.lead).refusal("makeCalendarFeed", {})).toEqual(["REAUTH"]);
});
