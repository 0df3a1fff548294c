import type { MailKind, MailPace } from "@roundtable/shared/mail.ts";
import { simpleParser } from "mailparser";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { frameMail } from "../../server/features/notifications/emails/frame.ts";
import { countMails, waitingMails } from "../../server/features/notifications/queries/mail-log.ts";
import { nextMorning } from "../../server/features/notifications/rules/times.ts";
import { smtpMailer } from "../../server/platform/mailer.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { deskOf } from "../support/desk.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { type MailSink, startMailSink } from "../support/mail-sink.ts";
import { announce, emptyOutbox, forwardClock, idle } from "../support/outbox.ts";
import { openOwner } from "../support/owner.ts";
import { rowsOf } from "../support/statements.ts";
import { buildWorld, type World } from "../support/world.ts";

const origin = "https://hub.example.org";
const zone = "America/New_York";

let database: TestDatabase;
let owner: PrismaClient;
let world: World;
let hub: TestHub;
let sink: MailSink;
let clock: ReturnType<typeof forwardClock>;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  world = await buildWorld(owner);
});

beforeEach(async () => {
  sink = await startMailSink();
  clock = forwardClock();
  // Noon at the table, so that no morning comes in between.
  clock.to(later(nextMorning(clock.now(), zone, "DAILY"), 5 * 60));
  hub = await startHub({ database, mailer: smtpMailer(sink.url, "hub@example.org"), clock, origin, mailGridMinutes: 15 });
});

afterEach(async () => {
  await hub.close();
  await sink.close();
  await owner.mailDelivery.deleteMany();
  await owner.mailEvent.deleteMany();
  await owner.mailPreference.deleteMany();
});

afterAll(async () => {
  await owner.$disconnect();
  await database.drop();
});

const reader = () => world.rccB.person;
const choose = (kind: MailKind, pace: MailPace) => owner.mailPreference.create({ data: { personId: reader().id, kind, pace } });

async function tell(topic: string, payload: Record<string, string>): Promise<void> {
  await announce(database, topic, payload);
  await idle(database);
}

/** The hub looks after its outbox at this instant. */
async function at(instant: Date): Promise<void> {
  clock.to(instant);
  await emptyOutbox(database);
}

const later = (instant: Date, minutes: number) => new Date(instant.getTime() + minutes * 60_000);
/** What the reader has got. */
const got = () => sink.take().filter(({ to }) => to[0] === reader().email);
const nextDay = () => nextMorning(clock.now(), zone, "DAILY");
const nextMonday = () => nextMorning(clock.now(), zone, "WEEKLY");
/** Of a share that stays open for weeks. */
const lasting = () => ({ shareId: world.shares.accepted.id, party: "RECIPIENT" });

describe("the grid of a quarter of an hour", () => {
  test("everything of one quarter comes in one mail, and not before it is over", async () => {
    clock.to(new Date(Math.ceil(clock.now().getTime() / 900_000) * 900_000 + 60_000));
    await tell("referral.answered", lasting());
    await tell("referral.reminder", { shareId: world.shares.sent.id });
    await at(later(clock.now(), 10));
    expect(sink.take()).toEqual([]);
    await at(later(clock.now(), 5));
    expect(got()).toHaveLength(1);
    await at(later(clock.now(), 60));
    expect(got()).toEqual([]);
  });

  test("a mail that has to be tried again leaves on the grid as well", async () => {
    await tell("referral.answered", lasting());
    sink.answers.mail = () => 451;
    await at(later(clock.now(), 15));
    sink.answers.mail = () => undefined;
    const waiting = await owner.mailDelivery.findMany({ where: { state: "WAITING" } });
    expect(waiting.length).toBeGreaterThan(0);
    for (const { dueAt } of waiting) expect(dueAt.getTime() % 900_000).toBe(0);
  });
});

describe("preferences", () => {
  test("daily gathers all of a day into one mail in the morning of the task force's zone; who chose nothing has theirs at once", async () => {
    await choose("REFERRALS", "DAILY");
    const morning = nextDay();
    for (let event = 0; event < 3; event++) await tell("referral.answered", lasting());
    await at(later(clock.now(), 16));
    expect(sink.take().map(({ to }) => to[0])).toEqual([world.lead.person.email]);
    await at(later(morning, -1));
    expect(got()).toEqual([]);
    await at(morning);
    expect(got()).toHaveLength(1);
    await at(later(morning, 24 * 60));
    expect(got(), "nothing new, no mail").toEqual([]);
  });

  test("weekly comes on Monday, and one kind may be weekly while another comes at once", async () => {
    await choose("REFERRALS", "WEEKLY");
    const monday = nextMonday();
    await tell("referral.answered", lasting());
    await tell("referral.reminder", { shareId: world.shares.sent.id });
    await at(later(clock.now(), 16));
    expect(got(), "the reminder").toHaveLength(1);
    await at(later(monday, -1));
    expect(got()).toEqual([]);
    await at(monday);
    expect(got()).toHaveLength(1);
  });

  test("off is off, whatever happens", async () => {
    await choose("REFERRALS", "OFF");
    await tell("referral.answered", lasting());
    await at(later(nextMonday(), 1));
    expect(got()).toEqual([]);
    expect(await owner.mailDelivery.count({ where: { personId: reader().id } })).toBe(0);
  });

  test("AZ-10 a summary is not sent when there is nothing left to see in the morning", async () => {
    await choose("REFERRALS", "DAILY");
    const { consent } = await deskOf(hub, world.rccA).refer(world.rccB, { regionId: world.region.id });
    await idle(database);
    await at(later(clock.now(), 16));
    const morning = nextDay();
    expect(await owner.mailDelivery.count({ where: { personId: reader().id, kind: "DIGEST" } })).toBe(1);
    await deskOf(hub, world.rccA).act("withdrawConsent", { consentId: consent.id });
    sink.take();
    await at(morning);
    expect(got()).toEqual([]);
  });
});

/** One summary to the reader. */
async function summary(): Promise<string> {
  await choose("REFERRALS", "DAILY");
  await choose("REMINDERS", "WEEKLY");
  await tell("referral.answered", lasting());
  await at(later(clock.now(), 16));
  sink.take();
  await at(nextDay());
  const [mail] = got();
  if (!mail) throw new Error("no summary came");
  return mail.raw;
}

const unfolded = (raw: string) => raw.replaceAll(/\r\n[ \t]+/g, " ");
const stopUrl = (raw: string) => new URL(/^List-Unsubscribe: <([^>]+)>\r$/im.exec(unfolded(raw))?.[1] ?? "");
const pacesNow = async () => new Set((await owner.mailPreference.findMany({ where: { personId: reader().id } })).map(({ pace }) => pace));
const click = (path: string, body = "List-Unsubscribe=One-Click", method = "POST") =>
  hub.request(path, {
    method,
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    ...(method === "POST" && { body }),
  });

describe("the end of summaries", () => {
  test("EM-01 EM-02 a summary says the same constant sentence, and carries the one-click headers; other mails carry none", async () => {
    const raw = await summary();
    const mail = await simpleParser(raw);
    const { pathname } = stopUrl(raw);
    const token = pathname.split("/").at(-1) ?? "";
    expect([mail.subject, mail.text]).toEqual(Object.values(frameMail({ origin, stopLink: `${origin}/unsubscribe#${token}` }, "en")));
    expect(unfolded(raw)).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    expect(new Set([...unfolded(raw).matchAll(/https?:\/\/[^/\s>]+/g)].map(([one]) => one))).toEqual(new Set([origin]));
    expect(Math.ceil(Buffer.byteLength(raw) / 2048)).toBe(1);
    for (const secret of [reader().id, reader().name, Buffer.from(reader().id).toString("base64url"), world.taskForce.name]) expect(raw).not.toContain(secret);
    await tell("referral.reminder", { shareId: world.shares.sent.id });
    await at(later(clock.now(), 16));
    const others = sink.take();
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter(({ raw: other }) => /list-unsubscribe/i.test(other))).toEqual([]);
  });

  test("one click in a mail program stops them without a session, is in the log, and says nothing", async () => {
    const { pathname } = stopUrl(await summary());
    const answer = await click(pathname);
    expect([answer.status, await answer.text(), answer.headers.getSetCookie()]).toEqual([204, "", []]);
    expect(await pacesNow()).toEqual(new Set(["OFF"]));
    const logged = await rowsOf(database.superuserUrl, "SELECT person_id FROM audit_entry WHERE action = 'mail.stop-summaries'");
    expect(logged).toEqual([{ person_id: reader().id }]);
    await tell("referral.answered", lasting());
    await at(later(nextMonday(), 1));
    expect(got()).toEqual([]);
    expect((await click(pathname)).status).toBe(204);
  });

  test("a program that only looks into links stops nothing, and a person is led to the page that asks", async () => {
    const { pathname } = stopUrl(await summary());
    const looked = await click(pathname, "", "GET");
    expect([looked.status, looked.headers.get("location")]).toEqual([303, `/unsubscribe#${pathname.split("/").at(-1)}`]);
    expect((await click(pathname, "")).status).toBe(400);
    expect((await click(pathname, "x".repeat(2000))).status).toBe(413);
    expect((await click(pathname, "", "DELETE")).status).toBe(405);
    expect(await pacesNow()).toEqual(new Set(["DAILY", "WEEKLY"]));
  });

  test("a link that was changed answers like a good one, and stops nothing", async () => {
    const { pathname } = stopUrl(await summary());
    const changed = pathname.slice(0, -3) + (pathname.endsWith("AAA") ? "BBB" : "AAA");
    for (const path of [changed, "/stop-mail/AQ", `/stop-mail/${"A".repeat(200)}`]) expect((await click(path)).status, path).toBe(204);
    expect(await pacesNow()).toEqual(new Set(["DAILY", "WEEKLY"]));
  });
});

test("the log of mail is kept for ninety days, and what still waits for longer", async () => {
  const old = new Date(clock.now().getTime() - 91 * 86_400_000);
  const facts = { personId: reader().id, createdAt: old };
  await owner.mailDelivery.create({ data: { ...facts, eventKey: "old", messageId: "<old@x>", state: "SENT", sentAt: old } });
  await owner.mailDelivery.create({ data: { ...facts, eventKey: "waiting", messageId: "<waiting@x>", dueAt: later(clock.now(), 600) } });
  await owner.mailDelivery.create({ data: { personId: reader().id, eventKey: "new", messageId: "<new@x>", state: "DROPPED" } });
  await rowsOf(database.workerUrl, "SELECT app.add_job('hub.tidy', '{}'::jsonb, null, null)");
  await idle(database);
  expect((await owner.mailDelivery.findMany({ orderBy: { eventKey: "asc" } })).map(({ eventKey }) => eventKey)).toEqual(["new", "waiting"]);
});

test("the log of mail is shown as counts and states, with nobody's name and no id", async () => {
  const facts = { personId: reader().id, kind: "REFERRALS" };
  const now = new Date();
  await owner.mailDelivery.create({ data: { ...facts, eventKey: "1", messageId: "<1@x>", state: "SENT", sentAt: now, tries: 2 } });
  await owner.mailDelivery.create({ data: { ...facts, eventKey: "2", messageId: "<2@x>", state: "SENT", sentAt: now, tries: 1 } });
  await owner.mailDelivery.create({ data: { ...facts, eventKey: "3", messageId: "<3@x>", refusal: 4, tries: 1, dueAt: later(now, -20) } });
  expect(await countMails(database.backupUrl)).toEqual([
    { kind: "REFERRALS", state: "WAITING", refusal: 4, mails: 1, tries: 1 },
    { kind: "REFERRALS", state: "SENT", refusal: null, mails: 2, tries: 3 },
  ]);
  expect(await waitingMails(database.backupUrl)).toEqual({ overdueMinutes: 20, unreachable: 0 });
});
