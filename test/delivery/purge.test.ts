import { appendFile, chmod, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyMigrations } from "../../prisma/migrate.ts";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { verifyAuditChain } from "../../server/features/audit/queries.ts";
import { replayPurges } from "../../server/features/retention/commands/replay-purges.ts";
import { retentionHandlers } from "../../server/features/retention/subscribers.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { type Database, openRoleDatabase } from "../../server/platform/db.ts";
import { installJobs } from "../../server/platform/jobs.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../server/platform/postgres.ts";
import { PurgeLedger } from "../../server/platform/purge-ledger.ts";
import { embeddedRoleSecret, provisionRoles, type RoleUrls } from "../../server/platform/roles.ts";
import { buildOver, type Over } from "../factories/over.ts";
import { buildReferral } from "../factories/referral.ts";
import { dumpOf } from "../support/dump.ts";
import { openOwner } from "../support/owner.ts";
import { rowsOf } from "../support/statements.ts";

let directory: string;
let server: EmbeddedPostgres;
let urls: RoleUrls;
let owner: PrismaClient;
let worker: Database;
let ledger: PurgeLedger;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "roundtable-purge-"));
  await chmod(directory, 0o711);
  server = await startEmbeddedPostgres({ dataDir: join(directory, "data"), settings: { fsync: "off" } });
  await applyMigrations(server.ownerUrl);
  urls = await provisionRoles(server.ownerUrl, await embeddedRoleSecret(join(directory, "data")));
  await installJobs(urls.hub_worker);
  owner = openOwner({ ownerUrl: urls.hub_owner });
  worker = openRoleDatabase(urls.hub_worker, 1);
  ledger = new PurgeLedger(join(directory, "data", "purge-ledger"));
}, 60_000);

afterAll(async () => {
  await Promise.all([owner.$disconnect(), worker.$disconnect()]);
  await server.stop();
  await rm(directory, { recursive: true });
});

const handlers = () => retentionHandlers({ db: worker, workerUrl: urls.hub_worker, ledger, clock: systemClock });
const night = async () => {
  await handlers()["retention.nightly"]?.({}, { id: "1" });
  const waiting = await rowsOf(server.ownerUrl, "SELECT FROM graphile_worker.jobs WHERE task_identifier = 'retention.rewrite'");
  if (waiting.length > 0) await handlers()["retention.rewrite"]?.({}, { id: "2" });
};
const verdict = () => verifyAuditChain(urls.hub_owner);

/** What only this referral holds: its random code, its keys, and what is sealed under them. */
async function canariesOf({ referral, share }: Over): Promise<Buffer[]> {
  const key = await owner.referralKey.findUniqueOrThrow({
    where: { referralId: referral.id },
    include: { groups: true, copies: { include: { groups: true } } },
  });
  const boxes = [key, ...key.groups, ...key.copies, ...key.copies.flatMap(({ groups }) => groups)].map(({ box }) => Buffer.from(box));
  expect(boxes.length).toBeGreaterThan(12);
  return [Buffer.from(share.code), ...boxes];
}

/** The files of the database that hold one of these, after everything was written to them. */
async function filesWith(canaries: readonly Buffer[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  // Twice: the first has the pages written, the second lets go of the log before it.
  for (let round = 0; round < 2; round += 1) {
    await client.query("CHECKPOINT");
    await client.query("SELECT pg_switch_wal()");
  }
  await client.query("CHECKPOINT");
  await client.end();
  const found = [];
  for (const entry of await readdir(join(directory, "data"), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    if (canaries.some((canary) => bytes.includes(canary))) found.push(path);
  }
  return found;
}

describe("RT-01 after retention", () => {
  test("RT-01 neither the files of the database nor a dump of it hold anything of a purged referral, and the log is whole", { timeout: 120_000 }, async () => {
    const kept = await buildReferral(owner);
    const over = await buildOver(owner, { createdById: kept.createdById, closedDaysAgo: 95 });
    const canaries = await canariesOf(over);
    // That it can be found is half the proof.
    expect((await filesWith(canaries)).length).toBeGreaterThan(3);
    await rowsOf(server.ownerUrl, "ANALYZE");

    await night();
    expect(await owner.referral.findMany({ select: { id: true } })).toEqual([{ id: kept.id }]);
    expect(await filesWith(canaries)).toEqual([]);
    const letters = canaries.map((canary) => canary.toString("latin1"));
    expect((await dumpOf(server.ownerUrl)).filter(({ text }) => letters.some((canary) => text.includes(canary))).map(({ table }) => table)).toEqual([]);
    expect(await verdict()).toMatchObject({ isWhole: true });
    expect(await ledger.purged()).toEqual([over.referral.id]);
  });
});

describe("CR-15 CR-19 an older backup", () => {
  test("CR-19 restored, gives nothing back that was purged since: the ledger is replayed before anybody is served", { timeout: 60_000 }, async () => {
    const over = await buildOver(owner, { createdById: (await buildReferral(owner)).createdById });
    const living = await buildReferral(owner, { createdById: over.referral.createdById });
    // As it lay in the backup, somebody still held it; that was let go before it was purged.
    const { id } = await owner.legalHold.create({
      data: {
        taskForceId: over.referral.taskForceId,
        ownerAgencyId: over.referral.ownerAgencyId,
        referralId: over.referral.id,
        proposedById: over.referral.createdById,
      },
    });
    const second = await owner.person.findFirstOrThrow({ where: { id: { not: over.referral.createdById } } }).catch(() => null);
    await owner.legalHold.update({ where: { id }, data: { placedById: second?.id ?? crypto.randomUUID(), placedAt: new Date() } });
    await Promise.all([owner.$disconnect(), worker.$disconnect()]);
    await rowsOf(server.ownerUrl.replace(/\/roundtable$/, "/postgres"), "CREATE DATABASE backup TEMPLATE roundtable");
    await owner.legalHold.delete({ where: { id } });
    await night();
    expect(await owner.referral.count({ where: { id: over.referral.id } })).toBe(0);

    const restored = openOwner({ ownerUrl: urls.hub_owner.replace(/\/roundtable$/, "/backup") });
    const url = server.ownerUrl.replace(/\/roundtable$/, "/backup");
    expect(await restored.referralKey.count({ where: { referralId: over.referral.id } })).toBe(1);
    expect(await replayPurges(url, ledger)).toBe(1);
    expect(await replayPurges(url, ledger)).toBe(0);
    expect(await restored.referralKey.count({ where: { referralId: over.referral.id } })).toBe(0);
    expect(await restored.referral.count({ where: { id: over.referral.id } })).toBe(0);
    expect(await restored.referral.count({ where: { id: living.id } })).toBe(1);
    expect(await restored.purgedReferral.findUniqueOrThrow({ where: { referralId: over.referral.id } })).toMatchObject({ because: "RESTORED" });
    expect(await verifyAuditChain(url)).toMatchObject({ isWhole: true });
    await restored.$disconnect();
  });
});

describe("the ledger", () => {
  test("is served by no hub that cannot read it, and forgives a last line that a power cut left unfinished", async () => {
    const path = join(directory, "torn");
    const torn = new PurgeLedger(path);
    const [one, two] = [crypto.randomUUID(), crypto.randomUUID()];
    expect(await torn.purged()).toEqual([]);
    await torn.append({ id: one, at: new Date().toISOString() });
    await appendFile(path, `{"id":"${two}","at":"20`);
    expect(await torn.purged()).toEqual([one]);
    await torn.append({ id: two, at: new Date().toISOString() });
    expect(await torn.purged()).toEqual([one, two]);
    await torn.append({ id: one, at: new Date().toISOString(), undone: true });
    expect(await torn.purged()).toEqual([two]);
    await appendFile(path, "what is this\n");
    await expect(torn.purged()).rejects.toThrow("Line 4 of the purge ledger");
  });
});

describe("every night", () => {
  test("lines of the log that are older than three years are forgotten, and the rest still verifies", async () => {
    const write = (action: string) =>
      rowsOf(urls.hub_owner, "SELECT app.audit_append($1::jsonb)", [JSON.stringify([{ action, outcome: "OK", subjectIds: [], detail: { fields: "ACTION" } }])]);
    await write("hub.test");
    const before = await verdict();
    const [{ seq } = { seq: "0" }] = await rowsOf<{ seq: string }>(server.ownerUrl, "SELECT max(seq)::text AS seq FROM audit_entry");
    await write("hub.later");
    // Time cannot be waited for, so these lines are made old; that they then differ from their text is seen by the log itself.
    await rowsOf(server.ownerUrl, `UPDATE audit_entry SET at = at - interval '3 years 1 day' WHERE seq <= ${seq}`);
    expect(before.isWhole && (await verdict()).isWhole).toBe(false);
    await night();
    expect(await verdict()).toEqual({ isWhole: true, entries: 1 });
    expect(await rowsOf(server.ownerUrl, "SELECT seq::text FROM audit_base")).toEqual([{ seq }]);
    await write("hub.after");
    expect(await verdict()).toEqual({ isWhole: true, entries: 2 });
    await night();
    expect(await verdict()).toEqual({ isWhole: true, entries: 2 });
    // Whoever cuts off more than was forgotten is found out as before.
    await rowsOf(server.ownerUrl, `DELETE FROM audit_entry WHERE seq = ${Number(seq) + 1}`);
    expect(await verdict()).toMatchObject({ isWhole: false });
  });

  test("sessions, failed sign-ins, mails and notices that have served their time are forgotten, and no others", async () => {
    const person = await owner.person.findFirstOrThrow();
    const { taskForceId } = await owner.membership.findFirstOrThrow({ where: { agencyId: person.agencyId } });
    const rows = ["session", "sign_in_failure", "mail_delivery", "notice"];
    for (const days of [1, 29, 31, 91]) {
      const at = new Date(Date.now() - days * 86_400_000);
      await owner.session.create({ data: { tokenHash: Buffer.from(`${days}`), personId: person.id, taskForceId, expiresAt: at } });
      await owner.signInFailure.create({ data: { bucketHash: Buffer.from(`${days}`), failedAt: at } });
      await owner.mailDelivery.create({ data: { eventKey: `${days}`, personId: person.id, messageId: `${days}`, createdAt: at } });
      await owner.notice.create({ data: { taskForceId, agencyId: person.agencyId, kind: "REFERRAL_ENDED", createdAt: at } });
    }
    await night();
    const left = await Promise.all(rows.map((name) => rowsOf<{ count: number }>(server.ownerUrl, `SELECT count(*)::int AS count FROM ${name}`)));
    expect(left.map(([row]) => row?.count)).toEqual([2, 2, 3, 3]);
  });
});
