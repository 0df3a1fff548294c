import { type AddressInfo } from "node:net";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { folderMailer, newMessageId, readMailFolder, smtpMailer } from "../../server/platform/mailer.ts";
import { activityMail } from "../../server/features/notifications/emails/activity.ts";
import { nextSlot, shareTopics } from "../../server/features/notifications/rules.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { openOwner } from "../support/owner.ts";
import { buildWorld, type World } from "../support/world.ts";

let database: TestDatabase;
let owner: PrismaClient;
let world: World;
let app: pg.Client;
let hub: TestHub;
let server: SMTPServer;
const received: { to: string[]; raw: string }[] = [];
let refuse = false;

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, callback) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        if (refuse) return callback(Object.assign(new Error("try again later"), { responseCode: 451 }));
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(parts).toString() });
        callback();
      });
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  database = await createTestDatabase();
  owner = openOwner(database);
  world = await buildWorld(owner);
  hub = await startHub({ database, mailer: smtpMailer(`smtp://127.0.0.1:${port}`, "hub@example.org"), origin: "https://hub.example.org" });
  app = new pg.Client({ connectionString: database.appUrl });
  await app.connect();
});

afterAll(async () => {
  await app.end();
  await hub.close();
  await new Promise<void>((settle) => server.close(() => settle()));
  await owner.$disconnect();
  await database.drop();
});

/** As a command does it: the role that serves requests announces, and the worker reacts. */
async function announce(topic: string, payload: Record<string, string>): Promise<void> {
  await app.query("SELECT app.add_job($1, $2::jsonb, null, null)", [topic, JSON.stringify(payload)]);
}

/** What has arrived once `count` mails are there. */
async function arrived(count: number): Promise<typeof received> {
  await vi.waitFor(() => expect(received.length).toBeGreaterThanOrEqual(count), { timeout: 10_000, interval: 50 });
  return received.splice(0);
}

/** Waits until every job that was announced has been worked on. */
async function idle(): Promise<void> {
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  await vi.waitFor(
    async () => expect((await client.query("SELECT FROM graphile_worker.jobs WHERE attempts < max_attempts AND run_at <= now()")).rowCount).toBe(0),
    { timeout: 10_000, interval: 50 },
  );
  await client.end();
}

describe("mail about referrals", () => {
  test("EM-01 says the same whatever happened: one plain text, no name, no id, no word of a referral", async () => {
    const { sent, accepted } = world.shares;
    const bodies = new Set<string>();
    for (const topic of shareTopics) {
      const isAnswer = topic === "referral.answered";
      await announce(
        topic,
        isAnswer
          ? { shareId: accepted.id, party: "SENDER" }
          : topic === "referral.ended"
            ? { agencyId: world.rccB.agency.id, taskForceId: world.taskForce.id }
            : { shareId: sent.id },
      );
      const mails = await arrived(1);
      await idle();
      for (const { raw } of [...mails, ...received.splice(0)]) {
        const mail = await simpleParser(raw);
        bodies.add(JSON.stringify([mail.subject, mail.text, mail.html, mail.attachments.length]));
        for (const secret of [
          world.rccA.agency.name,
          world.rccB.agency.name,
          world.taskForce.name,
          world.rccB.person.name,
          sent.id,
          sent.code,
          accepted.id,
          "referral",
          "ADVOCATE",
          "urgent",
        ])
          expect(raw.toLowerCase()).not.toContain(secret.toLowerCase());
      }
    }
    const { subject, text } = activityMail("https://hub.example.org", "en");
    expect([...bodies]).toEqual([JSON.stringify([subject, text, false, 0])]);
    expect(text).toContain("https://hub.example.org");
  });

  test("EM-02 goes to one person a mail, as generated, under a Message-ID that tells nothing", async () => {
    await announce("referral.shared", { shareId: world.shares.sent.id });
    const [{ to, raw } = { to: [], raw: "" }] = await arrived(1);
    await idle();
    received.splice(0);
    const mail = await simpleParser(raw);
    expect(to).toHaveLength(1);
    expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
    expect(mail.messageId).toMatch(/^<[0-9a-f-]{36}@roundtable\.invalid>$/);
    expect(mail.headers.get("content-type")).toMatchObject({ value: "text/plain" });
    expect([...mail.headers.keys()].toSorted()).toEqual([
      "auto-submitted",
      "content-transfer-encoding",
      "content-type",
      "date",
      "from",
      "message-id",
      "mime-version",
      "subject",
      "to",
    ]);
    expect(raw.match(/https?:\/\/[^\s]+/g)).toEqual(["https://hub.example.org"]);
  });

  test("EM-03 lets no line of a name or an address into the headers", async () => {
    const mailer = smtpMailer("smtp://127.0.0.1:1", "hub@example.org");
    for (const to of ["one@example.org\r\nBcc: two@example.org", "one@example.org, two@example.org", "a name <one@example.org>"])
      await expect(mailer.send({ to, subject: "New activity", text: "x", messageId: newMessageId() })).rejects.toThrow("exactly one plain address");
    await expect(mailer.send({ to: "one@example.org", subject: "New\nBcc: two@example.org", text: "x", messageId: newMessageId() })).rejects.toThrow(
      "exactly one plain address",
    );
    mailer.close();
  });

  test("reaches those who work with referrals at the agency whose turn it is, in their own language", async () => {
    await owner.person.update({ where: { id: world.rccB.person.id }, data: { locale: "es" } });
    await announce("referral.shared", { shareId: world.shares.sent.id });
    await arrived(1).then((mails) => received.unshift(...mails));
    await idle();
    const mails = received.splice(0);
    const readers = await owner.person.findMany({
      where: { agencyId: world.rccB.agency.id, disabledAt: null, seats: { some: { role: { in: ["ADVOCATE", "LIAISON", "AGENCY_LEAD"] } } } },
    });
    expect(mails.flatMap(({ to }) => to).toSorted()).toEqual(readers.map(({ email }) => email).toSorted());
    const spanish = await simpleParser(mails.find(({ to }) => to[0] === world.rccB.person.email)?.raw ?? "");
    expect([spanish.subject, spanish.text]).toEqual(Object.values(activityMail("https://hub.example.org", "es")));
  });

  test("stays away when there is nothing left to see: taken back, answered, or not for law enforcement", async () => {
    await announce("referral.shared", { shareId: world.shares.withdrawn.id });
    await announce("referral.reminder", { shareId: world.shares.accepted.id });
    await announce("referral.answered", { shareId: world.shares.unnamed.id, party: "RECIPIENT" });
    await idle();
    expect(received.splice(0)).toEqual([]);
  });

  test("RE-03 is tried again when the mail server refuses, under the same Message-ID, and reaches nobody twice", async () => {
    refuse = true;
    await announce("referral.shared", { shareId: world.shares.sent.id });
    await vi.waitFor(async () => expect(await owner.mailDelivery.count({ where: { sentAt: null } })).toBe(2), { timeout: 10_000 });
    const waiting = await owner.mailDelivery.findMany({ where: { sentAt: null } });
    refuse = false;
    const client = new pg.Client({ connectionString: database.superuserUrl });
    await client.connect();
    await vi.waitFor(
      async () => {
        // Its own patience grows exponentially; the test has none.
        await client.query("UPDATE graphile_worker._private_jobs SET run_at = now() WHERE locked_at IS NULL AND attempts > 0");
        expect(await owner.mailDelivery.count({ where: { sentAt: null } })).toBe(0);
      },
      { timeout: 15_000, interval: 300 },
    );
    await client.end();
    await idle();
    const ids = await Promise.all(received.splice(0).map(async ({ raw }) => (await simpleParser(raw)).messageId));
    expect(new Set(ids)).toEqual(new Set(waiting.map(({ messageId }) => messageId)));
    expect(ids).toHaveLength(waiting.length);
  });
});

test("mails about referrals wait for the next quarter of an hour", () => {
  expect(nextSlot(new Date("2026-11-23T03:01:00Z"), 15)).toEqual(new Date("2026-11-23T03:15:00Z"));
  expect(nextSlot(new Date("2026-11-23T03:15:00Z"), 15)).toEqual(new Date("2026-11-23T03:15:00Z"));
  expect(nextSlot(new Date("2026-11-23T03:01:00Z"), 0)).toEqual(new Date("2026-11-23T03:01:00Z"));
});

test("without a mail server each mail becomes a file, and the demo reads it back", async () => {
  const directory = await mkdtemp(join(tmpdir(), "roundtable-mail-"));
  const mailer = folderMailer(directory, "hub@example.org");
  const { subject, text } = activityMail("http://127.0.0.1:4000", "es");
  await mailer.send({ to: "june@example.org", subject, text, messageId: newMessageId() });
  const [name = ""] = await readdir(directory);
  expect((await simpleParser(await readFile(join(directory, name)))).text).toBe(text);
  expect(await readMailFolder(directory, 5)).toMatchObject([{ id: name.replace(".eml", ""), to: "june@example.org", subject, text: text.trimEnd() }]);
  await rm(directory, { recursive: true });
});
