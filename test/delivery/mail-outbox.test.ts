import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { simpleParser } from "mailparser";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { leaseMinutes, maximumTries } from "../../server/features/notifications/rules/times.ts";
import { smtpMailer } from "../../server/platform/mailer.ts";
import { buildShare } from "../factories/share.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { deskOf } from "../support/desk.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { type MailSink, type Received, startMailSink } from "../support/mail-sink.ts";
import { announce, emptyOutbox, forwardClock, idle } from "../support/outbox.ts";
import { openOwner } from "../support/owner.ts";
import { rowsOf } from "../support/statements.ts";
import { buildWorld, type World } from "../support/world.ts";

let database: TestDatabase;
let owner: PrismaClient;
let world: World;
let hub: TestHub;
let sink: MailSink;
let clock: ReturnType<typeof forwardClock>;
/** Everybody at the agency that is told of `world.shares.sent`. */
let everybody: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  world = await buildWorld(owner);
  everybody = [world.rccB.person.email, world.lead.person.email].toSorted();
});

beforeEach(async () => {
  sink = await startMailSink();
  clock = forwardClock();
  hub = await startHub({ database, mailer: smtpMailer(sink.url, "hub@example.org"), clock });
});

afterEach(async () => {
  await hub.close();
  await sink.close();
  await owner.mailDelivery.deleteMany();
  await owner.mailEvent.deleteMany();
  await owner.mailReach.deleteMany();
  await owner.mailPreference.deleteMany();
});

afterAll(async () => {
  await owner.$disconnect();
  await database.drop();
});

/** Something new for the people at RCC-B. */
async function tell(shareId = world.shares.sent.id): Promise<void> {
  await announce(database, "referral.shared", { shareId });
  await idle(database);
}

/** The hub looks after its outbox once so many minutes have gone by. */
async function after(minutes: number): Promise<void> {
  clock.forward(minutes);
  await emptyOutbox(database);
}

const recipients = (mails: Received[]) => mails.flatMap(({ to }) => to).toSorted();
const idsOf = async (mails: Received[]) => (await Promise.all(mails.map(async ({ raw }) => String((await simpleParser(raw)).messageId)))).toSorted();
const log = () => owner.mailDelivery.findMany({ orderBy: { personId: "asc" } });
const messageIds = async () => (await log()).map(({ messageId }) => messageId).toSorted();

describe("RE-03 the mail server", () => {
  test("RE-03 is down for two minutes: everything is delivered once it is back, once each, under the Message-ID it had from the start", async () => {
    await sink.close();
    await tell();
    expect((await log()).map(({ state, tries, refusal }) => [state, tries, refusal])).toEqual([
      ["WAITING", 1, 0],
      ["WAITING", 1, 0],
    ]);
    const ids = await messageIds();
    await after(1);
    expect((await log()).map(({ tries }) => tries)).toEqual([2, 2]);
    await sink.open();
    await after(1);
    expect(sink.received, "it is not asked again before its time").toEqual([]);
    await after(1);
    const mails = sink.take();
    expect(recipients(mails)).toEqual(everybody);
    expect(await idsOf(mails)).toEqual(ids);
    expect((await log()).map(({ state, refusal }) => [state, refusal])).toEqual([
      ["SENT", null],
      ["SENT", null],
    ]);
    await after(60);
    expect(sink.take()).toEqual([]);
  });

  test.each([
    ["4xx to the recipient", { recipient: 450 }, 4],
    ["4xx to the mail", { mail: 451 }, 4],
    ["5xx to the mail", { mail: 554 }, 5],
  ])("RE-03 answers %s for a while: everything is delivered afterwards, once each", async (_, codes: { recipient?: number; mail?: number }, refusal) => {
    sink.answers = { recipient: () => codes.recipient, mail: () => codes.mail };
    await tell();
    const ids = await messageIds();
    expect((await log()).map((one) => [one.state, one.refusal])).toEqual([
      ["WAITING", refusal],
      ["WAITING", refusal],
    ]);
    sink.answers = { recipient: () => undefined, mail: () => undefined };
    await after(2);
    expect(await idsOf(sink.take())).toEqual(ids);
    await after(60);
    expect(sink.take()).toEqual([]);
    expect(await owner.mailReach.count()).toBe(0);
  });

  test("RE-03 refuses one address and takes the others: they have theirs at once, and the one is tried again an hour later", async () => {
    sink.answers.recipient = (address) => (address === world.lead.person.email ? 550 : undefined);
    await tell();
    expect(recipients(sink.take())).toEqual([world.rccB.person.email]);
    await after(30);
    expect((await log()).find(({ personId }) => personId === world.lead.person.id)).toMatchObject({ state: "WAITING", tries: 1, refusal: 5 });
    sink.answers.recipient = () => undefined;
    await after(31);
    expect(recipients(sink.take())).toEqual([world.lead.person.email]);
    expect(await owner.mailReach.findUnique({ where: { personId: world.lead.person.id } })).toMatchObject({ refusals: 0, unreachableSince: null });
  });

  test("RE-03 takes its time with one mail: nobody else waits for it, and nobody gets it twice", async () => {
    const slow: (() => void)[] = [];
    sink.answers.mail = ({ to }) => (to[0] === world.lead.person.email ? new Promise((settle) => slow.push(() => settle(undefined))) : undefined);
    await announce(database, "referral.shared", { shareId: world.shares.sent.id });
    while (sink.received.length === 0 || slow.length === 0) await pause(20);
    expect(recipients(sink.received)).toEqual([world.rccB.person.email]);
    // Another hub looks after the same outbox meanwhile, and finds nothing to do.
    const other = await startHub({ database, mailer: smtpMailer(sink.url, "hub@example.org"), clock });
    await rowsOf(database.workerUrl, "SELECT app.add_job('notifications.outbox', '{}'::jsonb, null, null)");
    await pause(300);
    for (const go of slow) go();
    await idle(database);
    await other.close();
    expect(recipients(sink.take())).toEqual(everybody);
    expect((await log()).map(({ state, tries }) => [state, tries])).toEqual([
      ["SENT", 1],
      ["SENT", 1],
    ]);
  });

  test("RE-03 never takes a mail: after twelve tries it is given up, and the log says so", async () => {
    await sink.close();
    // Of a share that stays open for longer than this takes.
    await announce(database, "referral.answered", { shareId: world.shares.accepted.id, party: "RECIPIENT" });
    await idle(database);
    for (let tries = 1; tries < maximumTries; tries++) {
      expect((await log()).map((one) => one.tries)).toEqual([tries, tries]);
      await after(24 * 60);
    }
    expect((await log()).map(({ state, tries, refusal }) => [state, tries, refusal])).toEqual([
      ["FAILED", maximumTries, 0],
      ["FAILED", maximumTries, 0],
    ]);
    await sink.open();
    await after(24 * 60);
    expect(sink.take()).toEqual([]);
  });
});

describe("RE-03 the hub is killed", () => {
  let child: ChildProcess | undefined;
  afterEach(() => child?.kill("SIGKILL"));

  test("RE-03 between the server's 250 and its own note: the mail comes at most once more, under the same Message-ID", { timeout: 90_000 }, async () => {
    // Only the process that is killed works on this.
    await hub.close();
    const program = fileURLToPath(new URL("../support/hub-process.ts", import.meta.url));
    const urls = { hub_app: database.appUrl, hub_auth: database.authUrl, hub_worker: database.workerUrl };
    const running = spawn(process.execPath, [program, JSON.stringify(urls), sink.url], { stdio: ["ignore", "pipe", "inherit"] });
    child = running;
    await once(running.stdout, "data");

    const lock = new pg.Client({ connectionString: database.superuserUrl });
    await lock.connect();
    // From the moment the server has the mail nobody can write down that it went; then it answers 250.
    let isHeld: Promise<unknown> | undefined;
    sink.answers.mail = async () => {
      isHeld ??= lock.query("BEGIN").then(() => lock.query("SELECT FROM mail_delivery FOR UPDATE"));
      await isHeld;
      return undefined;
    };
    await announce(database, "referral.shared", { shareId: world.shares.sent.id });
    while (sink.received.length < everybody.length) await pause(20);
    const gone = once(running, "exit");
    running.kill("SIGKILL");
    await gone;
    // PostgreSQL finishes what it was asked before it notices that nobody is there: until it gives up waiting, the row stays held.
    const isWaiting = "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";
    while ((await rowsOf(database.superuserUrl, isWaiting)).length > 0) await pause(50);
    await lock.query("ROLLBACK");
    // As the queue does it by itself once the process has been gone for long enough.
    await lock.query("UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL");
    await lock.end();
    const first = sink.take();
    expect((await log()).map(({ state }) => state)).toEqual(["WAITING", "WAITING"]);

    sink.answers.mail = () => undefined;
    hub = await startHub({ database, mailer: smtpMailer(sink.url, "hub@example.org"), clock });
    await after(1);
    expect(sink.take(), "what another hub may still be sending is left to it for a while").toEqual([]);
    await after(leaseMinutes);
    const second = sink.take();
    expect(await idsOf(second)).toEqual(await idsOf(first));
    await after(120);
    expect(sink.take()).toEqual([]);
    expect((await log()).map(({ state }) => state)).toEqual(["SENT", "SENT"]);
  });
});

describe("AZ-10 mail that waits", () => {
  test("AZ-10 RE-03 is not sent when consent is withdrawn while the mail server is down", async () => {
    const { consent, share } = await deskOf(hub, world.rccA).refer(world.rccB, { regionId: world.region.id });
    await idle(database);
    sink.take();
    await sink.close();
    await tell(share.id);
    expect((await log()).filter(({ state }) => state === "WAITING")).toHaveLength(2);
    expect(await deskOf(hub, world.rccA).act("withdrawConsent", { consentId: consent.id })).toMatchObject({ live: false });
    await sink.open();
    await after(60);
    expect(sink.take()).toEqual([]);
    expect((await log()).filter(({ state }) => state === "DROPPED")).toHaveLength(2);
  });

  test.each([
    ["the person is suspended", () => owner.person.update({ where: { id: world.lead.person.id }, data: { disabledAt: new Date() } })],
    ["the person's seat is gone", () => owner.seat.deleteMany({ where: { personId: world.lead.person.id } })],
    ["the kind was turned off", () => owner.mailPreference.create({ data: { personId: world.lead.person.id, kind: "REFERRALS", pace: "OFF" } })],
  ])("AZ-10 is not sent once %s; everybody else has theirs", async (_, change) => {
    await sink.close();
    await tell();
    await change();
    await sink.open();
    await after(60);
    expect(recipients(sink.take())).toEqual([world.rccB.person.email]);
    await owner.person.update({ where: { id: world.lead.person.id }, data: { disabledAt: null } });
    await owner.seat.deleteMany({ where: { personId: world.lead.person.id } });
    await owner.seat.create({ data: { personId: world.lead.person.id, taskForceId: world.taskForce.id, role: "AGENCY_LEAD" } });
  });

  test("AZ-10 is not sent when the referral was answered before the reminder left", async () => {
    const share = await buildShare(owner, { referralId: world.referral.id, toAgencyId: world.rccB.agency.id });
    await sink.close();
    await announce(database, "referral.reminder", { shareId: share.id });
    await idle(database);
    expect(await deskOf(hub, world.rccB).act("acceptReferral", { shareId: share.id, version: share.version })).toMatchObject({ status: "ACCEPTED" });
    await sink.open();
    await after(60);
    // What the sender is told of the answer is another matter.
    expect(recipients(sink.take())).toEqual([world.rccA.person.email]);
  });
});

describe("an address that refuses mail", () => {
  const lead = () => world.lead.person;
  const refuseLead = () => {
    sink.answers.recipient = (address) => (address === lead().email ? 550 : undefined);
  };
  const reach = () => owner.mailReach.findUnique({ where: { personId: lead().id } });

  test("is out of reach after the third time for good, gets nothing more, and is tried again when the person says that it is right", async () => {
    refuseLead();
    await tell();
    for (const refusals of [1, 2]) {
      expect(await reach()).toMatchObject({ refusals, unreachableSince: null });
      await after(61);
    }
    expect((await reach())?.unreachableSince).not.toBeNull();
    expect((await log()).find(({ personId }) => personId === lead().id)).toMatchObject({ state: "REFUSED", refusal: 5, tries: 3 });
    sink.answers.recipient = () => undefined;
    sink.take();
    await tell();
    expect(recipients(sink.take())).toEqual([world.rccB.person.email]);

    const key = crypto.randomUUID();
    const confirm = "mutation ($input: ConfirmMailAddressInput!) { confirmMailAddress(input: $input) { ... on Person { mailUnreachableSince } } }";
    const { data } = await hub.graphql(confirm, { input: { clientKey: key } }, { as: lead().email });
    expect(data).toEqual({ confirmMailAddress: { mailUnreachableSince: null } });
    await tell();
    expect(recipients(sink.take())).toEqual(everybody);
  });

  test("is tried again when it is another one", async () => {
    await owner.mailReach.create({ data: { personId: lead().id, refusals: 3, refusedAt: new Date(), unreachableSince: new Date() } });
    const { email } = lead();
    await owner.person.update({ where: { id: lead().id }, data: { email: "new-lead@example.org" } });
    await tell();
    expect(recipients(sink.take())).toEqual([world.rccB.person.email, "new-lead@example.org"].toSorted());
    await owner.person.update({ where: { id: lead().id }, data: { email } });
  });

  test("counts once however many mails were refused within an hour, and not at all when the server relays for nobody", async () => {
    refuseLead();
    for (let mail = 0; mail < 4; mail++) await tell();
    expect(await reach()).toMatchObject({ refusals: 1, unreachableSince: null });
    sink.answers.recipient = () => "550 5.7.1";
    await after(61);
    expect(await owner.mailReach.findMany()).toMatchObject([{ refusals: 1 }]);
    expect((await log()).filter(({ state }) => state === "REFUSED")).toEqual([]);
  });
});
