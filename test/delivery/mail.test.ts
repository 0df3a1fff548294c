import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mailKinds } from "@roundtable/shared/mail.ts";
import { locales } from "@roundtable/shared/roles.ts";
import { simpleParser } from "mailparser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { frameMail } from "../../server/features/notifications/emails/frame.ts";
import type { News } from "../../server/features/notifications/queries/news.ts";
import { kindRules } from "../../server/features/notifications/rules/kinds.ts";
import { notificationHandlers } from "../../server/features/notifications/subscribers.ts";
import { folderMailer, newMessageId, readMailFolder, smtpMailer } from "../../server/platform/mailer.ts";
import { news } from "../../server/subscribers.ts";
import { buildConsent } from "../factories/consent.ts";
import { buildReport } from "../factories/report.ts";
import { fileLegalRequest } from "../permissions/matrix-keeping.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { type MailSink, type Received, startMailSink } from "../support/mail-sink.ts";
import { announce, idle } from "../support/outbox.ts";
import { openOwner } from "../support/owner.ts";
import { refusalOf } from "../support/statements.ts";
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
  hub = await startHub({ database, mailer: smtpMailer(sink.url, "hub@example.org"), origin });
});

afterAll(async () => {
  await hub.close();
  await sink.close();
  await owner.$disconnect();
  await database.drop();
});

/** What only the hub's own clock announces, under the role of its worker. */
const ofTheClock = ["action.due", "grants.due", "legal-request.deadline"];

/** What arrives of one announcement. */
async function mailsOf(topic: string, payload: Record<string, string>): Promise<Received[]> {
  sink.take();
  await announce(ofTheClock.includes(topic) ? { appUrl: database.workerUrl } : database, topic, payload);
  await idle(database);
  return sink.take();
}

async function toldToPartner(id: string): Promise<string> {
  await owner.legalRequest.update({ where: { id }, data: { version: 2, partnerToldAt: new Date() } });
  return id;
}

/** Something to be done by RCC-B. */
async function giveAction(): Promise<string> {
  const of = { taskForceId: world.taskForce.id, bodyId: randomUUID() };
  await owner.body.create({ data: { id: of.bodyId, taskForceId: of.taskForceId, kind: "CORE", name: "Core team" } });
  const by = { createdById: world.rccA.person.id, createdAt: new Date() };
  const item = { ...of, section: "", place: 1, title: "Beds", kind: "DISCUSS" as const, minutesPlanned: 5, audience: "ALL" as const, ...by };
  const { id: itemId } = await owner.agendaItem.create({ data: item });
  return (await owner.actionItem.create({ data: { ...of, itemId, words: "Call the county", ownerPersonId: world.rccB.person.id, dueOn: new Date(), ...by } }))
    .id;
}

/** An entry of a report of the second half of the year, for which the agency with a lead was asked. */
async function askForNumbers(state: "DRAFT" | "RETURNED"): Promise<string> {
  const { id: _, ...facts } = world.award.award;
  const award = await owner.award.create({ data: facts });
  const asked = [{ agencyId: world.lead.agency.id }];
  const days = { periodStartsOn: "2026-07-01", periodEndsOn: "2026-12-31" };
  const { entries } = await buildReport(owner, { award, preparedById: world.coord.person.id, asked, ...days });
  const id = entries[0]?.id ?? "";
  await owner.reportEntry.update({ where: { id }, data: { state } });
  return id;
}

/** Something of every topic that there is, told to somebody. */
const examples = async (): Promise<Record<string, Record<string, string>>> => ({
  "action.due": { actionItemId: await giveAction() },
  "people.agreement-expiring": {
    agreementId: (await owner.sharingAgreement.findFirstOrThrow({ where: { agencyId: world.rccA.agency.id } })).id,
    daysBefore: "30",
  },
  "referral.confirm": {
    consentId: (
      await buildConsent(owner, {
        referralId: world.referral.id,
        recipientAgencyId: world.leB.agency.id,
        isConfirmed: false,
        recordedById: randomUUID(),
      })
    ).id,
  },
  "grants.due": { subjectId: world.award.requirement.id, dueOn: "2027-03-31", personId: world.lead.person.id },
  "legal-request.deadline": { requestId: await fileLegalRequest(owner, world.rccB.agency, world.rccA.agency.id) },
  "referral.legal-notice": { requestId: await toldToPartner(await fileLegalRequest(owner, world.rccA.agency, world.rccB.agency.id)) },
  "auth.invitation": { personId: world.rccB.person.id },
  "auth.reset": { personId: world.rccB.person.id },
  "report.numbers-asked": { entryId: await askForNumbers("DRAFT"), byId: world.coord.person.id },
  "report.numbers-returned": { entryId: await askForNumbers("RETURNED"), byId: world.coord.person.id },
  "referral.shared": { shareId: world.shares.sent.id },
  "referral.answered": { shareId: world.shares.accepted.id, party: "SENDER" },
  "referral.reminder": { shareId: world.shares.sent.id },
  "referral.unanswered": { shareId: world.shares.sent.id },
});

/** The way in for somebody who cannot sign in, which stands in the place of the hub's address. */
const wayIn = new RegExp(`${RegExp.escape(origin)}/(?:join|reset)#[\\w-]{43}(?=\\n)`, "gu");

/** Mails of one class of size tell nothing apart by their length on the way. */
const sizeClass = (raw: string) => Math.ceil(Buffer.byteLength(raw) / 2048);

describe("mail about referrals and accounts", () => {
  test("EM-01 says the same whatever happened: one plain text, no name, no id, no word of a referral", async () => {
    const told = await examples();
    // A meeting has words of its own: test/delivery/meeting-mail.test.ts and test/api/polls.test.ts.
    const alike = news.filter(({ kind }) => kindRules[kind].holds !== "A_MEETING");
    expect(Object.keys(told), "every topic that is told by mail has an example here").toEqual(alike.map(({ topic }) => topic));
    const bodies = new Set<string>();
    const sizes = new Set<number>();
    for (const { topic, kind } of alike.filter(({ about }) => !about)) {
      const mails = await mailsOf(topic, told[topic] ?? {});
      expect(mails.length, topic).toBeGreaterThan(0);
      const links = kindRules[kind].holds === "A_LINK" ? 1 : 0;
      for (const { raw } of mails) {
        const mail = await simpleParser(raw);
        expect(mail.text?.match(wayIn) ?? [], topic).toHaveLength(links);
        bodies.add(JSON.stringify([mail.subject, mail.text?.replace(wayIn, origin), mail.html, mail.attachments.length]));
        sizes.add(sizeClass(raw));
        const { rccA, rccB, taskForce, shares } = world;
        const secrets = [rccA.agency.name, rccB.agency.name, taskForce.name, rccB.person.name, shares.sent.id, shares.sent.code, shares.accepted.id];
        for (const secret of [...secrets, "referral", "ADVOCATE", "urgent"]) expect(raw.toLowerCase()).not.toContain(secret.toLowerCase());
      }
    }
    const { subject, text } = frameMail({ origin }, "en");
    expect([...bodies]).toEqual([JSON.stringify([subject, text, false, 0])]);
    expect([...sizes]).toEqual([1]);
  });

  test("EM-01 of a grant it names what is due and the date, and nothing else differs", async () => {
    const told = await examples();
    const subjects = news.filter(({ about }) => about);
    expect(subjects.map(({ kind }) => kind)).toEqual(subjects.map(() => "GRANTS"));
    for (const { topic } of subjects) {
      const mails = await mailsOf(topic, told[topic] ?? {});
      expect(mails.length, topic).toBeGreaterThan(0);
      for (const { raw } of mails) {
        const { subject, text = "" } = await simpleParser(raw);
        const plain = frameMail({ origin }, "en");
        expect(subject).toBe(plain.subject);
        const { award, requirement } = world.award;
        const owed = [
          `${requirement.title} is due on March 31, 2027.\n\n`,
          "Your agency is asked for its numbers: OVC performance report, due on January 30, 2027.\n\n",
          "Changes to your agency’s numbers are asked for: OVC performance report, due on January 30, 2027.\n\n",
        ];
        expect(owed.filter((words) => text.includes(words))).toHaveLength(1);
        expect(owed.reduce((rest, words) => rest.replace(words, ""), text)).toBe(plain.text);
        for (const secret of [award.title, award.number, award.id, world.lead.agency.name, world.taskForce.name]) expect(raw).not.toContain(secret);
      }
    }
  });

  test("EM-01 no kind of mail but that about grants may hold more than a link, and nothing that tries gets into the hub", () => {
    expect(mailKinds.filter((kind) => kindRules[kind].holds === "ITS_SUBJECT")).toEqual(["GRANTS"]);
    const parts = {} as Parameters<typeof notificationHandlers>[0];
    const whom = () => Promise.resolve(undefined);
    const refuses = (extra: Pick<News, "kind" | "link" | "about" | "content">) => {
      try {
        notificationHandlers(parts, [{ topic: "a.topic", whom, ...extra }]);
        return false;
      } catch {
        return true;
      }
    };
    expect(mailKinds.filter((kind) => !refuses({ kind, about: () => Promise.resolve(["More."]) }))).toEqual(["GRANTS"]);
    expect(mailKinds.filter((kind) => !refuses({ kind, link: () => Promise.resolve(origin) }))).toEqual(["ACCOUNT"]);
    expect(mailKinds.filter((kind) => !refuses({ kind, content: () => Promise.resolve(undefined) }))).toEqual(["MEETINGS"]);
    expect(mailKinds.filter((kind) => refuses({ kind }))).toEqual([]);
  });

  test.each(locales)("EM-01 in %s a link stands in the place of the address, a summary says where it ends, and all else is the same", (locale) => {
    const plain = frameMail({ origin }, locale);
    const link = `${origin}/join#${"a".repeat(43)}`;
    expect(frameMail({ origin, link }, locale).text.replace(link, origin)).toBe(plain.text);
    const stopLink = `${origin}/unsubscribe#${"a".repeat(120)}`;
    const summary = frameMail({ origin, stopLink }, locale);
    expect(summary.subject).toBe(plain.subject);
    expect(summary.text.startsWith(plain.text)).toBe(true);
    expect(summary.text.trimEnd().endsWith(stopLink)).toBe(true);
  });

  test("EM-02 goes to one person a mail, as generated, under a Message-ID that tells nothing", async () => {
    const [{ to, raw } = { to: [], raw: "" }] = await mailsOf("referral.shared", { shareId: world.shares.sent.id });
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
    expect(raw.match(/https?:\/\/[^\s]+/g)).toEqual([origin]);
  });

  test("EM-03 lets no line of a name or an address into the headers", async () => {
    const mailer = smtpMailer(sink.url, "hub@example.org");
    const mail = { to: "one@example.org", subject: "New activity", text: "x", messageId: newMessageId() };
    for (const to of ["one@example.org\r\nBcc: two@example.org", "one@example.org, two@example.org", "a name <one@example.org>"])
      await expect(mailer.send({ ...mail, to })).rejects.toThrow("exactly one plain address");
    await expect(mailer.send({ ...mail, subject: "New\nBcc: two@example.org" })).rejects.toThrow("exactly one plain address");
    for (const stopUrl of [`${origin}\r\nBcc: two@example.org`, `${origin}>, <https://elsewhere.example.org`])
      await expect(mailer.send({ ...mail, stopUrl })).rejects.toThrow("exactly one plain address");
    mailer.close();
    expect(sink.take()).toEqual([]);
  });

  test("EM-03 no name or address with a line break is kept, and a name that looks like a header changes no byte of a mail", async () => {
    const broken = "A\r\nBcc: two@example.org";
    const { id } = world.rccA.agency;
    for (const refused of [
      owner.agency.update({ where: { id }, data: { name: broken } }),
      owner.person.updateMany({ data: { name: broken } }),
      owner.person.update({ where: { id: world.lead.person.id }, data: { email: broken } }),
      owner.taskForce.updateMany({ data: { name: broken } }),
    ])
      expect(await refusalOf(refused)).toBe("23514");
    const plain = await mailsOf("referral.shared", { shareId: world.shares.sent.id });
    await owner.agency.update({ where: { id }, data: { name: "Bcc: two@example.org" } });
    await owner.person.updateMany({ data: { name: "Bcc: two@example.org" } });
    const changed = await mailsOf("referral.shared", { shareId: world.shares.sent.id });
    const bare = ({ raw }: Received) => raw.replaceAll(/^(Message-ID|Date): .*$/gim, "");
    expect(changed.map(bare).toSorted()).toEqual(plain.map(bare).toSorted());
  });

  test("EM-03 an address that is two takes no mail of anybody else with it", async () => {
    const { id, email } = world.lead.person;
    await owner.person.update({ where: { id }, data: { email: `${email},two@example.org` } });
    const mails = await mailsOf("referral.shared", { shareId: world.shares.sent.id });
    expect(mails.map(({ to }) => to)).toEqual([[world.rccB.person.email]]);
    expect(await owner.mailDelivery.count({ where: { personId: id, state: "FAILED" } })).toBe(1);
    await owner.person.update({ where: { id }, data: { email } });
  });
});

describe("who is told", () => {
  test("those who work with referrals at the agency whose turn it is, in their own language", async () => {
    await owner.person.update({ where: { id: world.rccB.person.id }, data: { locale: "es" } });
    const mails = await mailsOf("referral.shared", { shareId: world.shares.sent.id });
    const readers = await owner.person.findMany({
      where: { agencyId: world.rccB.agency.id, disabledAt: null, seats: { some: { role: { in: ["ADVOCATE", "LIAISON", "AGENCY_LEAD"] } } } },
    });
    expect(mails.flatMap(({ to }) => to).toSorted()).toEqual(readers.map(({ email }) => email).toSorted());
    const spanish = await simpleParser(mails.find(({ to }) => to[0] === world.rccB.person.email)?.raw ?? "");
    expect([spanish.subject, spanish.text]).toEqual(Object.values(frameMail({ origin }, "es")));
  });

  test("nobody when there is nothing left to see: taken back, answered, or not for law enforcement", async () => {
    expect(await mailsOf("referral.shared", { shareId: world.shares.withdrawn.id })).toEqual([]);
    expect(await mailsOf("referral.reminder", { shareId: world.shares.accepted.id })).toEqual([]);
    expect(await mailsOf("referral.answered", { shareId: world.shares.unnamed.id, party: "RECIPIENT" })).toEqual([]);
  });

  test("nobody of an agency that has left the table", async () => {
    const { id: agencyId } = world.rccB.agency;
    await owner.membership.deleteMany({ where: { agencyId } });
    expect(await mailsOf("referral.shared", { shareId: world.shares.sent.id })).toEqual([]);
    await owner.membership.create({ data: { agencyId, taskForceId: world.taskForce.id } });
  });
});

test("without a mail server each mail becomes a file, and the demo reads it back", async () => {
  const directory = await mkdtemp(join(tmpdir(), "roundtable-mail-"));
  const mailer = folderMailer(directory, "hub@example.org");
  const { subject, text } = frameMail({ origin: "http://127.0.0.1:4000" }, "es");
  await mailer.send({ to: "june@example.org", subject, text, messageId: newMessageId() });
  const [name = ""] = await readdir(directory);
  expect((await simpleParser(await readFile(join(directory, name)))).text).toBe(text);
  expect(await readMailFolder(directory, 5)).toMatchObject([{ id: name.replace(".eml", ""), to: "june@example.org", subject, text: text.trimEnd() }]);
  await rm(directory, { recursive: true });
});
