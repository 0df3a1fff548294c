import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { smtpMailer } from "../../server/platform/mailer.ts";
import { calendarIn, propertiesOf, readWithIcalJs, readWithNodeIcal } from "../support/calendar.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { deskOf } from "../support/desk.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { type MailSink, startMailSink } from "../support/mail-sink.ts";
import { makeBody, makeRestricted, openMeeting, thirdWednesday } from "../support/meeting-room.ts";
import { idle } from "../support/outbox.ts";
import { openOwner } from "../support/owner.ts";
import { buildWorld, type World } from "../support/world.ts";

const origin = "https://hub.example.org";

let database: TestDatabase;
let owner: PrismaClient;
let world: World;
let hub: TestHub;
let sink: MailSink;

beforeAll(async () => {
  sink = await startMailSink();
  database = await createTestDatabase();
  owner = openOwner(database);
  world = await buildWorld(owner);
  hub = await startHub({ database, mailer: smtpMailer(sink.url, "hub@example.org"), sender: "hub@example.org", origin });
});

afterAll(async () => {
  await hub.close();
  await sink.close();
  await owner.$disconnect();
  await database.drop();
});

beforeEach(() => void sink.take());

/** Everything that arrived, one for each person who was told. */
async function arrived() {
  await idle(database);
  return Promise.all(sink.take().map(calendarIn));
}

const sequenceOf = (text: string) => propertiesOf(text, "SEQUENCE").map((line) => Number(line.split(":")[1]));

describe("MT-04 entries for calendars", () => {
  test("MT-04 two independent parsers agree on every instant of a series across changes of the clocks, with every exception", async () => {
    const body = await makeBody(hub, world);
    const desk = deskOf(hub, world.rccA);
    const series = await openMeeting(hub, world.rccA, body.id, { rule: { ...thirdWednesday, untilOn: "2033-12-31" } });
    await arrived();
    const cancelled = await desk.act("cancelMeeting", { seriesId: series.id, version: series.version, scope: "ONE", onDay: "2031-05-21" });
    const moved = await desk.act("changeMeeting", {
      seriesId: series.id,
      version: cancelled.version,
      scope: "ONE",
      onDay: "2031-11-19",
      startsOn: "2031-11-20",
      startsAt: "13:00",
      title: "Moved meeting",
    });
    expect(moved.__typename).toBe("MeetingSeries");
    await deskOf(hub, world.coord).act("addDayOff", { onDay: "2032-03-17", name: "Retreat" });
    const mails = await arrived();
    const { text = "" } = mails.findLast(({ to }) => to === world.rccB.person.email) ?? {};

    const { meetingSeries } = await desk.ask<{ meetingSeries: { meetings: { startsAt: string; endsAt: string; title: string; cancelled: boolean }[] } }>(
      `query ($id: ID!) { meetingSeries(id: $id) { meetings(from: "2031-01-01", to: "2032-12-31") { startsAt endsAt title cancelled } } }`,
      { id: series.id },
    );
    const shown = meetingSeries.meetings.filter(({ cancelled: isOff }) => !isOff).map(({ startsAt, endsAt, title }) => ({ startsAt, endsAt, summary: title }));
    const before2033 = (entries: { startsAt: string }[]) => entries.filter(({ startsAt }) => startsAt < "2033");
    expect(readWithIcalJs(text)).toEqual(readWithNodeIcal(text));
    expect(before2033(readWithIcalJs(text))).toEqual(shown);
    expect(shown.some(({ startsAt }) => startsAt === "2031-11-20T18:00:00.000Z")).toBe(true);
    expect(shown.some(({ startsAt }) => /^2031-05|^2032-03/.test(startsAt))).toBe(false);
    expect(text).toContain("BEGIN:VTIMEZONE");
  });

  test("MT-04 an update keeps the UID and raises SEQUENCE, and what is off is taken out of the calendar of everybody who had it", async () => {
    const body = await makeBody(hub, world);
    const desk = deskOf(hub, world.rccA);
    const series = await openMeeting(hub, world.rccA, body.id, { startsOn: "2031-02-04" });
    const first = await arrived();
    expect(first.map(({ to, method }) => `${to} ${method}`).toSorted()).toEqual(
      [world.rccA, world.rccB, world.leA].map(({ person }) => `${person.email} REQUEST`).toSorted(),
    );
    const changed = await desk.act("changeMeeting", { seriesId: series.id, version: series.version, scope: "ALL", startsAt: "11:00" });
    const second = await arrived();
    const cancelled = await desk.act("cancelMeeting", { seriesId: series.id, version: changed.version, scope: "ALL" });
    expect(cancelled.state).toBe("CANCELLED");
    const third = await arrived();
    for (const mails of [second, third]) expect(mails).toHaveLength(3);
    expect(new Set([...first, ...second, ...third].flatMap(({ text }) => propertiesOf(text, "UID"))).size).toBe(1);
    expect([first, second, third].map(([mail]) => sequenceOf(mail?.text ?? ""))).toEqual([[0], [1], [2]]);
    expect(new Set(third.map(({ method }) => method))).toEqual(new Set(["CANCEL"]));
    expect(propertiesOf(third[0]?.text ?? "", "STATUS")).toEqual(["STATUS:CANCELLED"]);
  });

  test("MT-04 a draft sends nothing, and the roster is followed: who comes is invited, who goes is told once that it is off", async () => {
    const body = await makeBody(hub, world);
    const desk = deskOf(hub, world.rccA);
    const draft = await desk.act("draftMeeting", {
      bodyId: body.id,
      title: "Next",
      closed: false,
      placeKind: "ONLINE",
      startsOn: "2031-03-04",
      startsAt: "09:00",
      minutes: 60,
      skipsDaysOff: true,
    });
    expect(await arrived()).toEqual([]);
    await desk.act("openMeeting", { seriesId: draft.id, version: draft.version });
    expect(await arrived()).toHaveLength(3);
    await desk.act("seatInBody", { bodyId: body.id, personId: world.lead.person.id, role: "MEMBER" });
    expect((await arrived()).map(({ to, method }) => [to, method])).toEqual([[world.lead.person.email, "REQUEST"]]);
    await desk.act("seatInBody", { bodyId: body.id, personId: world.lead.person.id });
    expect((await arrived()).map(({ to, method }) => [to, method])).toEqual([[world.lead.person.email, "CANCEL"]]);
    await desk.act("seatInBody", { bodyId: body.id, personId: world.adviser.person.id, role: "ADVISER" });
    expect((await arrived()).map(({ to, method }) => [to, method])).toEqual([[world.adviser.person.email, "REQUEST"]]);
  });
});

describe("EM-04 what an entry tells", () => {
  test("EM-04 an open meeting has its title, time and place, and names nobody but whose calendar it is", async () => {
    const body = await makeBody(hub, world);
    await openMeeting(hub, world.rccA, body.id, { startsOn: "2031-04-01", placeKind: "HYBRID", link: "https://video.example.org/room" });
    const mails = await arrived();
    expect(mails).toHaveLength(3);
    for (const { to, text, body: words, subject } of mails) {
      expect(subject).toBe("New activity in your workspace");
      expect(propertiesOf(text, "ATTENDEE")).toHaveLength(1);
      expect(propertiesOf(text, "ATTENDEE")[0]).toMatch(new RegExp(`mailto:${RegExp.escape(to)}$`, "i"));
      expect(propertiesOf(text, "ORGANIZER")[0]).toMatch(/mailto:hub@example\.org$/i);
      expect(propertiesOf(text, "SUMMARY")).toEqual(["SUMMARY:Core team meeting"]);
      // When it was made stands in UTC (RFC 5545, 3.8.7.2): without its Z programs would read it as a local time.
      expect(propertiesOf(text, "DTSTAMP")[0]).toMatch(/^DTSTAMP:\d{8}T\d{6}Z$/);
      expect(propertiesOf(text, "LOCATION")).toEqual(["LOCATION:Courthouse\\, room B"]);
      for (const told of ["Core team meeting", "Courthouse, room B", "https://video.example.org/room"]) expect(words).toContain(told);
      for (const other of [world.rccA, world.rccB, world.leA].filter(({ person }) => person.email !== to))
        for (const secret of [other.person.email, other.person.name, other.agency.name]) expect(text + words).not.toContain(secret);
      for (const name of ["DESCRIPTION", "X-ALT-DESC", "CONTACT", "COMMENT"]) expect(propertiesOf(text, name)).toEqual([]);
    }
  });

  test("MT-05 EM-04 a closed session is called Meeting and nothing else: no place, no link, no title", async () => {
    const body = await makeRestricted(hub, world);
    const secret = { title: "Review of three referrals", place: "Back room", link: "https://video.example.org/closed", placeKind: "HYBRID" };
    await openMeeting(hub, world.coord, body.id, { ...secret, closed: true, startsOn: "2031-04-02", rule: thirdWednesday });
    const mails = await arrived();
    expect(mails.map(({ to }) => to).toSorted()).toEqual([world.coord, world.rccB].map(({ person }) => person.email).toSorted());
    for (const { text, body: words } of mails) {
      expect(propertiesOf(text, "SUMMARY")).toEqual(["SUMMARY:Meeting"]);
      for (const name of ["LOCATION", "URL", "DESCRIPTION", "CATEGORIES", "CLASS"]) expect(propertiesOf(text, name)).toEqual([]);
      expect(words).toMatch(/\nMeeting\n/);
      for (const told of [secret.title, secret.place, "video.example.org", "Case review"]) expect(text + words).not.toContain(told);
    }
  });

  test("EM-02 a mail about a meeting goes to one person, says that a program sent it, and has no name in its headers", async () => {
    const body = await makeBody(hub, world);
    await openMeeting(hub, world.rccA, body.id, { startsOn: "2031-04-03" });
    await idle(database);
    const raw = sink.take();
    expect(raw).toHaveLength(3);
    for (const { to, raw: mail } of raw) {
      const head = mail.slice(0, mail.indexOf("\r\n\r\n"));
      expect(to).toHaveLength(1);
      expect(head).toMatch(/^Auto-Submitted: auto-generated$/m);
      expect(head).toMatch(new RegExp(`^To: ${RegExp.escape(to[0] ?? "")}\\r?$`, "m"));
      expect(head).toMatch(/^Message-ID: <[0-9a-f-]{36}@roundtable\.invalid>\r?$/im);
      expect(head).not.toMatch(/Core team|Courthouse|^(?:Cc|Bcc|Reply-To|X-)/im);
    }
  });

  test("EM-03 a title cannot begin a line of its own, in a header or in an entry", async () => {
    const body = await makeBody(hub, world);
    const desk = deskOf(hub, world.rccA);
    for (const title of ["One\r\nBcc: june@example.org", "One\nATTENDEE:mailto:x"]) {
      const plan = { bodyId: body.id, title, closed: false, placeKind: "ONLINE", startsOn: "2031-04-04", startsAt: "09:00", minutes: 60, skipsDaysOff: true };
      expect((await desk.act("draftMeeting", plan)).__typename).toBe("InvalidInput");
    }
    await openMeeting(hub, world.rccA, body.id, { title: "Plan; part 1, aims", startsOn: "2031-04-04" });
    const [mail] = await arrived();
    expect(readWithIcalJs(mail?.text ?? "").map(({ summary }) => summary)).toEqual(["Plan; part 1, aims"]);
    expect(readWithNodeIcal(mail?.text ?? "")).toEqual(readWithIcalJs(mail?.text ?? ""));
  });
});
