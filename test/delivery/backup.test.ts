import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { committedMigrations } from "../../prisma/migrate.ts";
import { seedDemo } from "../../prisma/seed.ts";
import { type BackupFacts, verifyBackup } from "../../server/backup/read-backup.ts";
import { restoreBackup } from "../../server/backup/restore-backup.ts";
import { BadBackup, makeBackupKey, readBackupKey } from "../../server/backup/sealed-file.ts";
import { writeBackup } from "../../server/backup/write-backup.ts";
import { verifyAuditChain } from "../../server/features/audit/queries.ts";
import { readAnchors } from "../../server/features/audit/queries/anchors.ts";
import { type AnchorKey, openAnchorKey } from "../../server/platform/anchor-key.ts";
import { KeysMissing, openProvenKeys } from "../../server/platform/key-canary.ts";
import { roleUrls } from "../../server/platform/roles.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { type OwnCluster, openOwnCluster } from "../support/own-cluster.ts";
import { rowsOf } from "../support/statements.ts";

let database: TestDatabase;
let cluster: OwnCluster;
let anchorKey: AnchorKey;
let publicKey: string;
let secretKey: string;
/** A backup of the demo, with a job that waits and somebody who is signed in. */
let file: string;
let written: Awaited<ReturnType<typeof writeBackup>>;

const inFolder = (name: string): string => join(cluster.folder, name);
const keys = () => ({ directory: inFolder("keys"), given: [] });
const verify = async (path = file, key = secretKey): Promise<BackupFacts> => verifyBackup(path, key, await committedMigrations());
const tablesIn = async (url: string) => rowsOf(url, "SELECT FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')");

async function restoreInto(ownerUrl: string, other: Partial<Parameters<typeof restoreBackup>[0]> = {}): Promise<BackupFacts> {
  const anchors = { file: inFolder("anchors.jsonl"), key: anchorKey.privateKey };
  const { roleSecret } = cluster;
  return restoreBackup({ ownerUrl, roleSecret, file, secretKey, keys: keys(), anchors, now: new Date(), replayPurges: () => Promise.resolve(), ...other });
}

beforeAll(async () => {
  [database, cluster] = await Promise.all([createTestDatabase(), openOwnCluster()]);
  anchorKey = await openAnchorKey(keys().directory);
  publicKey = await makeBackupKey(inFolder("secret.txt"));
  secretKey = await readBackupKey(inFolder("secret.txt"));
  file = inFolder("demo.age");
  await seedDemo(database.ownerUrl, new Date(), await openProvenKeys(database.ownerUrl, keys()));
  await rowsOf(database.superuserUrl, "SELECT app.add_job('referral.reminder', '{\"shareId\": \"x\"}', '2030-01-02T03:04:05.678Z', 'reminder:1')");
  await rowsOf(
    database.superuserUrl,
    "INSERT INTO session (id, token_hash, person_id, task_force_id, assurance, factor_at, expires_at) SELECT gen_random_uuid(), '\\x00ff', p.id, s.task_force_id, 2, now(), now() + interval '1 hour' FROM person p JOIN seat s ON s.person_id = p.id LIMIT 1",
  );
  written = await writeBackup(database.backupUrl, { file, publicKey, now: new Date() });
}, 120_000);

afterAll(async () => {
  await database.drop();
  await cluster.close();
});

describe("RE-07 a backup", () => {
  test("RE-07 holds every table of ours, and nothing of ours lives outside tables", async () => {
    const [{ names } = { names: [] }] = await rowsOf<{ names: string[] }>(
      database.superuserUrl,
      "SELECT array_agg(schemaname || '.' || tablename) AS names FROM pg_tables WHERE schemaname IN ('public', 'app') AND tablename <> '_prisma_migrations'",
    );
    expect(Object.keys(written.tables).toSorted()).toEqual(names.toSorted());
    expect(await rowsOf(database.superuserUrl, "SELECT sequencename FROM pg_sequences WHERE schemaname IN ('public', 'app')")).toEqual([]);
    expect(await rowsOf(database.superuserUrl, "SELECT FROM pg_largeobject_metadata")).toEqual([]);
  });

  test("RE-07 is readable only with the secret key, and says nothing without it", async () => {
    const bytes = await readFile(file);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    for (const word of ["larkspur", "audit_entry", "Roundtable", "public"]) expect(bytes.includes(word), word).toBe(false);
    await makeBackupKey(inFolder("other.txt"));
    await expect(verify(file, await readBackupKey(inFolder("other.txt")))).rejects.toThrow("was made for another key");
  });

  test("RE-07 is as of one moment, however much is written meanwhile", async () => {
    const done = new AbortController();
    const writing = (async () => {
      while (!done.signal.aborted) await rowsOf(database.superuserUrl, `SELECT app.audit_append('[{"action": "meanwhile", "outcome": "OK"}]')`);
    })();
    const busy = inFolder("busy.age");
    await writeBackup(database.backupUrl, { file: busy, publicKey, now: new Date() });
    done.abort();
    await writing;
    expect((await verify(busy)).logEnd.seq).toBeGreaterThanOrEqual(written.logEnd.seq);
  });

  test("RE-07 is refused to a role that is not shown every row, and leaves no file", async () => {
    await rowsOf(database.superuserUrl, "CREATE ROLE reads_all LOGIN PASSWORD 'reads' IN ROLE pg_read_all_data");
    const readsAll = Object.assign(new URL(database.superuserUrl), { username: "reads_all", password: "reads" }).href;
    for (const url of [readsAll, database.appUrl, database.authUrl, database.workerUrl])
      await expect(writeBackup(url, { file: inFolder("none.age"), publicKey, now: new Date() })).rejects.toThrow("is not shown every row of");
    await rowsOf(database.superuserUrl, "DROP ROLE reads_all");
    for (const name of ["none.age", "none.age.part"]) await expect(stat(inFolder(name))).rejects.toThrow("ENOENT");
  });

  test("RE-07 never replaces another", async () => {
    await expect(writeBackup(database.backupUrl, { file, publicKey, now: new Date() })).rejects.toThrow("is there already");
  });
});

describe("RE-07 a file that was cut short or changed", () => {
  test("RE-07 is refused, wherever it was cut or changed", { timeout: 60_000 }, async () => {
    const whole = await readFile(file);
    const bad = inFolder("bad.age");
    const place = fc.integer({ min: 0, max: whole.length - 1 });
    const damage = fc.oneof(
      place.map((at) => whole.subarray(0, at)),
      fc
        .tuple(place, fc.integer({ min: 1, max: 255 }))
        .map(([at, by]) => Buffer.concat([whole.subarray(0, at), Buffer.from([(whole[at] ?? 0) ^ by]), whole.subarray(at + 1)])),
      fc.constant(Buffer.concat([whole, Buffer.from("x")])),
    );
    await fc.assert(
      fc.asyncProperty(damage, async (bytes) => {
        await writeFile(bad, bytes);
        await expect(verify(bad)).rejects.toThrow(BadBackup);
      }),
      { numRuns: 60 },
    );
  });

  test("RE-07 leaves an empty database empty", async () => {
    const bad = inFolder("cut.age");
    await writeFile(bad, (await readFile(file)).subarray(0, -1000));
    const url = await cluster.createDatabase();
    await expect(restoreInto(url, { file: bad })).rejects.toThrow("it was changed or cut short");
    expect(await tablesIn(url)).toEqual([]);
  });
});

describe("RE-07 a restore", () => {
  test("RE-07 brings back every row as it was, and the jobs that wait; nobody stays signed in", { timeout: 120_000 }, async () => {
    const url = await cluster.createDatabase();
    const facts = await restoreInto(url);
    expect(facts).toMatchObject({ tables: written.tables, logEnd: written.logEnd });
    const urls = roleUrls(url, cluster.roleSecret);
    const again = await writeBackup(urls.hub_backup, { file: inFolder("again.age"), publicKey, now: new Date() });
    const { "public.session": before, "public.audit_entry": log, "public.audit_head": head, ...kept } = written.tables;
    const { "public.session": sessions, "public.audit_entry": longer, "public.audit_head": end, ...restored } = again.tables;
    expect(restored).toEqual(kept);
    expect([sessions?.rows, longer?.rows, head?.rows, end?.rows, again.jobs]).toEqual([before?.rows, (log?.rows ?? 0) + 1, 1, 1, written.jobs]);
    expect(await rowsOf(url, "SELECT FROM session WHERE revoked_at IS NULL")).toEqual([]);
    expect(await rowsOf(url, "SELECT key, max_attempts, to_char(run_at AT TIME ZONE 'UTC', 'HH24:MI:SS.MS') AS at FROM graphile_worker.jobs")).toEqual([
      { key: "reminder:1", max_attempts: 12, at: "03:04:05.678" },
    ]);
    const { anchors } = await readAnchors(inFolder("anchors.jsonl"), anchorKey.publicKey);
    expect(anchors.at(-1)).toMatchObject({ seq: written.logEnd.seq, hash: written.logEnd.hash, restored: true });
    expect(await verifyAuditChain(urls.hub_backup, anchors)).toEqual({ isWhole: true, entries: written.logEnd.seq + 1 });
    // Triggers and foreign keys are as a fresh migration leaves them.
    const silent = "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'O' UNION SELECT conname FROM pg_constraint WHERE contype = 'f' AND condeferrable";
    expect(await rowsOf(url, silent)).toEqual(await rowsOf(database.superuserUrl, silent));
    await expect(restoreInto(url)).rejects.toThrow("This database is not empty");
  });

  test("RE-07 works for a role that migrates and is no superuser", { timeout: 120_000 }, async () => {
    // In a cluster of its own, because the roles of a hub belong to whoever made them.
    const own = await openOwnCluster();
    const any = await own.createDatabase();
    await rowsOf(any, "CREATE ROLE narrow LOGIN CREATEROLE PASSWORD 'narrow'");
    await rowsOf(any, "CREATE DATABASE narrow OWNER narrow TEMPLATE template0");
    const url = Object.assign(new URL(any), { username: "narrow", password: "narrow", pathname: "/narrow" }).href;
    await restoreInto(url, { roleSecret: own.roleSecret });
    const again = await writeBackup(url, { file: inFolder("narrow.age"), publicKey, now: new Date() });
    expect(again.tables["public.share_detail"]).toEqual(written.tables["public.share_detail"]);
    expect(again.jobs).toBe(written.jobs);
    await own.close();
  });

  test("RE-07 refuses without the keys that the database was sealed under, before it touches anything", async () => {
    const url = await cluster.createDatabase();
    await expect(restoreInto(url, { keys: { directory: inFolder("no-keys"), given: [] } })).rejects.toThrow(KeysMissing);
    expect(await tablesIn(url)).toEqual([]);
  });

  test("RE-07 that fails at its last step leaves nothing, and the next one succeeds", { timeout: 120_000 }, async () => {
    const url = await cluster.createDatabase();
    const replayPurges = () => Promise.reject(new Error("the ledger cannot be read"));
    await expect(restoreInto(url, { replayPurges })).rejects.toThrow("the ledger cannot be read");
    expect(await tablesIn(url)).toEqual([]);
    await restoreInto(url);
    expect(await rowsOf(url, "SELECT FROM person")).not.toEqual([]);
  });
});
