import { afterAll, beforeAll, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { logEndMail } from "../../server/features/audit/emails/log-end.ts";
import { findLogEnd } from "../../server/features/audit/queries/anchors.ts";
import { auditHandlers } from "../../server/features/audit/subscribers.ts";
import { type Database, openRoleDatabase } from "../../server/platform/db.ts";
import type { Mail } from "../../server/platform/mailer.ts";
import { buildAgency } from "../factories/agency.ts";
import { buildPerson } from "../factories/person.ts";
import { buildTaskForce } from "../factories/task-force.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { openOwner } from "../support/owner.ts";
import { rowsOf } from "../support/statements.ts";

let database: TestDatabase;
let owner: PrismaClient;
let worker: Database;
const agencies: string[] = [];
let now = new Date("2026-11-23T00:00:10Z");
let refused: string | undefined;
const mails: Mail[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  worker = openRoleDatabase(database.workerUrl);
  const { id: taskForceId } = await buildTaskForce(owner);
  for (const [place, name] of ["First", "Second", "Third", "Fourth"].entries()) {
    const { id } = await buildAgency(owner, { name, taskForceId });
    await owner.membership.updateMany({ where: { agencyId: id }, data: { joinedAt: new Date(2020 + place, 0) } });
    await buildPerson(owner, { agencyId: id, taskForceId, name: `Lead of ${name}`, email: `lead@${name.toLowerCase()}.example.org`, seats: ["AGENCY_LEAD"] });
    await buildPerson(owner, { agencyId: id, taskForceId, name: `Advocate of ${name}`, seats: ["ADVOCATE"] });
    agencies.push(id);
  }
  await rowsOf(database.superuserUrl, `SELECT app.audit_append('[{"action": "one", "outcome": "OK"}]')`);
});

afterAll(async () => {
  await Promise.all([owner.$disconnect(), worker.$disconnect()]);
  await database.drop();
});

/** Whom the job reaches when it comes round. */
async function comeRound(): Promise<string[]> {
  const mailer = {
    send: (mail: Mail) => (mail.to === refused ? Promise.reject(new Error("try again later")) : Promise.resolve(void mails.push(mail))),
    close: () => {},
  };
  await auditHandlers({ db: worker, mailer, clock: { now: () => now } })["audit.witness"]?.({}, { id: "1" });
  return mails
    .splice(0)
    .map(({ to }) => to)
    .toSorted();
}

test("AL-03 every day the leads of the two agencies that joined first get the end of the log, once", async () => {
  expect(await comeRound()).toEqual(["lead@first.example.org", "lead@second.example.org"]);
  expect(await comeRound()).toEqual([]);
});

test("a mail that did not leave is tried again, and nobody gets two", async () => {
  now = new Date("2026-11-24T00:00:10Z");
  refused = "lead@first.example.org";
  await expect(comeRound()).rejects.toThrow("some witnesses were not reached");
  expect(mails.splice(0).map(({ to }) => to)).toEqual(["lead@second.example.org"]);
  refused = undefined;
  expect(await comeRound()).toEqual(["lead@first.example.org"]);
});

test("the operator chooses others, and who was suspended gets none", async () => {
  now = new Date("2026-11-25T00:00:10Z");
  await owner.logWitness.createMany({ data: [{ agencyId: agencies[2] ?? "" }, { agencyId: agencies[3] ?? "" }] });
  await owner.person.updateMany({ where: { email: "lead@fourth.example.org" }, data: { disabledAt: now } });
  expect(await comeRound()).toEqual(["lead@third.example.org"]);
});

test("EM-01 the mail holds a number and a hash, and names nobody", async () => {
  const { seq, hash } = await findLogEnd(database.workerUrl);
  const mail = logEndMail({ seq, hash: Buffer.from(hash).toString("hex") }, "en");
  expect(mail.subject).toBe("New activity in your workspace");
  expect(mail.text).toContain(`1\n${Buffer.from(hash).toString("hex")}\n`);
  expect(mail.text).not.toMatch(/example|First|task force/i);
});
