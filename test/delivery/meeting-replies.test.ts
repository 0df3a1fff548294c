import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { smtpMailer } from "../../server/platform/mailer.ts";
import { calendarIn, propertiesOf } from "../support/calendar.ts";
import { calendarPrograms, type ReplyFacts } from "../support/calendar-replies.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { deskOf } from "../support/desk.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { freePort, handOver } from "../support/lmtp.ts";
import { type MailSink, startMailSink } from "../support/mail-sink.ts";
import { makeBody, openMeeting, thirdWednesday } from "../support/meeting-room.ts";
import { idle } from "../support/outbox.ts";
import { openOwner } from "../support/owner.ts";
import { buildWorld, type World } from "../support/world.ts";

const domain = "answers.example.org";

let database: TestDatabase;
let owner: PrismaClient;
let world: World;
let hub: TestHub;
let sink: MailSink;
let port: number;

beforeAll(async () => {
  sink = await startMailSink();
  database = await createTestDatabase();
  owner = openOwner(database);
  world = await buildWorld(owner);
  port = await freePort();
  hub = await startHub({ database, mailer: smtpMailer(sink.url, "hub@example.org"), inbound: { domain, port } });
});

afterAll(async () => {
  await hub.close();
  await sink.close();
  await owner.$disconnect();
  await database.drop();
});

/** A series in which RCC-B was invited, with what their calendar program knows of it. */
async function invited(): Promise<{ seriesId: string; version: number; facts: ReplyFacts }> {
  const body = await makeBody(hub, world);
  sink.take();
  const { id: seriesId, version } = await openMeeting(hub, world.rccA, body.id, { rule: thirdWednesday, startsOn: "2031-01-02" });
  await idle(database);
  const mails = await Promise.all(sink.take().map(calendarIn));
  const { text = "" } = mails.find(({ to }) => to === world.rccB.person.email) ?? {};
  const to = /mailto:(\S+)$/i.exec(propertiesOf(text, "ORGANIZER")[0] ?? "")?.[1] ?? "";
  const [uid = "", sequence = ""] = ["UID", "SEQUENCE"].map((name) => propertiesOf(text, name)[0]?.slice(name.length + 1));
  const when = { local: "20310219T100000", utc: "20310219T150000Z" };
  return { seriesId, version, facts: { to, from: world.rccB.person.email, uid, sequence: Number(sequence), partstat: "ACCEPTED", ...when } };
}

/** As the mail server beside the hub hands it on. @returns what the hub said to it */
const handOn = (raw: string, to: string): Promise<string> => handOver(port, { from: "someone@example.org", to, raw });

const repliesTo = (seriesId: string) => owner.meetingReply.findMany({ where: { seriesId }, select: { personId: true, answer: true, way: true, onDay: true } });

describe("MT-04 answers of calendar programs", () => {
  test.each([
    ["google", "ACCEPTED", "YES"],
    ["outlook", "TENTATIVE", "MAYBE"],
    ["apple", "DECLINED", "NO"],
  ] as const)("MT-04 an answer as %s writes it is kept: %s", async (program, partstat, answer) => {
    const { seriesId, facts } = await invited();
    expect(facts.to).toMatch(/^answer\+[0-9a-f]{40}@answers\.example\.org$/);
    const kept = { personId: world.rccB.person.id, answer, way: "MAIL" };
    expect(await handOn(calendarPrograms[program]({ ...facts, partstat }), facts.to)).toBe("250");
    expect(await repliesTo(seriesId)).toEqual([{ ...kept, onDay: null }]);
    expect(await handOn(calendarPrograms[program]({ ...facts, partstat, isOne: true }), facts.to)).toBe("250");
    expect(await repliesTo(seriesId)).toContainEqual({ ...kept, onDay: new Date("2031-02-19T00:00:00Z") });
  });

  test("MT-04 a forged answer changes nothing: another's name, another meeting, a secret that is none", async () => {
    const { seriesId, facts } = await invited();
    const other = await invited();
    const { google } = calendarPrograms;
    const guessed = `answer+${"0".repeat(40)}@${domain}`;
    for (const [forged, to] of [
      [{ ...facts, from: world.rccA.person.email }, facts.to],
      [{ ...facts, sender: world.rccA.person.email }, facts.to],
      [{ ...facts, from: world.rccA.person.email, sender: facts.from }, facts.to],
      [{ ...facts, uid: other.facts.uid }, facts.to],
      [facts, other.facts.to],
      [facts, guessed],
      [{ ...facts, local: "20310220T100000", utc: "20310220T150000Z", isOne: true }, facts.to],
    ] as const)
      expect(await handOn(google(forged), to)).toBe("250");
    const several = google(facts).replaceAll("END:VEVENT", "ATTENDEE;PARTSTAT=DECLINED:mailto:june@example.org\r\nEND:VEVENT");
    for (const raw of [google(facts).replaceAll("METHOD:REPLY", "METHOD:REQUEST"), several, "Subject: nothing\r\n\r\nwords", "BEGIN:VCALENDAR"])
      expect(await handOn(raw, facts.to)).toBe("250");
    expect([...(await repliesTo(seriesId)), ...(await repliesTo(other.seriesId))]).toEqual([]);
    for (const nobody of ["hub@answers.example.org", `answer+${"0".repeat(40)}@example.org`, "answer+1@answers.example.org"])
      expect(await handOn(google(facts), nobody)).toBe("550");
  });

  test("MT-04 a stale answer changes nothing: to an earlier entry, or made before the last one", async () => {
    const { seriesId, version, facts } = await invited();
    const { google } = calendarPrograms;
    const desk = deskOf(hub, world.rccA);
    await desk.act("changeMeeting", { seriesId, version, scope: "ALL", startsAt: "11:00" });
    await handOn(google(facts), facts.to);
    expect(await repliesTo(seriesId)).toEqual([]);
    const current = { ...facts, sequence: facts.sequence + 1 };
    await handOn(google(current), facts.to);
    await handOn(google({ ...current, partstat: "DECLINED", stamp: "20260101T000000Z" }), facts.to);
    expect((await repliesTo(seriesId)).map(({ answer }) => answer)).toEqual(["YES"]);
    await handOn(google({ ...current, partstat: "TENTATIVE", stamp: "20990101T000000Z" }), facts.to);
    expect((await repliesTo(seriesId)).map(({ answer }) => answer)).toEqual(["MAYBE"]);
  });

  test("MT-04 who is not on the roster any more, and a meeting that was cancelled, take no answer", async () => {
    const { seriesId, version, facts } = await invited();
    const cancelled = await deskOf(hub, world.rccA).act("cancelMeeting", { seriesId, version, scope: "ALL" });
    expect(cancelled.state).toBe("CANCELLED");
    await handOn(calendarPrograms.apple({ ...facts, sequence: 1 }), facts.to);
    expect(await repliesTo(seriesId)).toEqual([]);
    const other = await invited();
    const { bodyId } = await owner.meetingSeries.findUniqueOrThrow({ where: { id: other.seriesId } });
    await deskOf(hub, world.rccA).act("seatInBody", { bodyId, personId: world.rccB.person.id });
    await handOn(calendarPrograms.outlook(other.facts), other.facts.to);
    await vi.waitFor(() => idle(database));
    expect(await repliesTo(other.seriesId)).toEqual([]);
  });
});
