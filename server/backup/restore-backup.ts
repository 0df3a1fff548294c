import { isDeepStrictEqual } from "node:util";
import pg from "pg";
import { writeAnchor } from "#features/audit/commands/write-anchor.ts";
import { verifyChainIn } from "#features/audit/queries.ts";
import { installJobs } from "#platform/jobs.ts";
import { findKeys, type KeySource, proveKeys } from "#platform/key-canary.ts";
import { askOnce } from "#platform/one-statement.ts";
import { provisionRoles } from "#platform/roles.ts";
import { applyMigrations, committedMigrations } from "../../prisma/migrate.ts";
import type { AnchorBook } from "../anchoring.ts";
import type { End, WaitingJob } from "./contents.ts";
import { loadRows } from "./load.ts";
import { type BackupFacts, readBackup, verifyBackup } from "./read-backup.ts";
import { BadBackup } from "./sealed-file.ts";
import { beginPlainly, findTables, readLines, Sums } from "./tables.ts";

export type RestoreParts = {
  /** An empty database, as a role that may migrate it. */
  ownerUrl: string;
  /** What the passwords of its roles are made from. */
  roleSecret: Buffer;
  file: string;
  secretKey: string;
  keys: KeySource;
  anchors: AnchorBook;
  now: Date;
  /** Purges again what was purged after the backup was made, before anybody is served (safety.md §8). */
  replayPurges: (ownerUrl: string) => Promise<void>;
};

/**
 * Fills an empty database from a backup and brings it to this version: the file is read through first, then the migrations
 * it was made under, its rows, their checksums and the chain of its log, and only then the migrations since. Nobody stays
 * signed in. Whatever fails, the database is empty again afterwards.
 *
 * @throws BadBackup, KeysMissing, or an error of the database
 */
export async function restoreBackup(parts: RestoreParts): Promise<BackupFacts> {
  const { ownerUrl, file, secretKey, keys } = parts;
  const facts = await verifyBackup(file, secretKey, await committedMigrations());
  if (facts.canary) proveKeys(findKeys(keys), facts.canary, keys);
  await refuseFilled(ownerUrl);
  try {
    await applyMigrations(ownerUrl, { upTo: facts.migrations.at(-1)?.name });
    const jobs = await fill(ownerUrl, facts, readBackup(file, secretKey));
    await applyMigrations(ownerUrl);
    const urls = await provisionRoles(ownerUrl, parts.roleSecret);
    await installJobs(urls.hub_worker);
    await addJobs(urls.hub_worker, jobs);
    await parts.replayPurges(ownerUrl);
    await writeAnchor(parts.anchors, { end: endOf(facts), at: parts.now, restored: true });
    await record(urls.hub_worker, facts);
  } catch (error) {
    await emptyAgain(ownerUrl);
    throw error;
  }
  return facts;
}

async function fill(ownerUrl: string, facts: BackupFacts, lines: ReturnType<typeof readBackup>): Promise<WaitingJob[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await beginPlainly(client, { isReadOnly: false });
    const jobs: WaitingJob[] = [];
    const unknown = await loadRows(
      client,
      (async function* () {
        for await (const line of lines) {
          if (line.kind === "J") jobs.push(line.job);
          yield line;
        }
      })(),
    );
    if (unknown[0]) throw new BadBackup(`The backup has a table ${unknown[0]} that its own migrations do not make.`);
    const different = await findDifference(client, facts.tables);
    if (different) throw new BadBackup(`${different} is not what it was in the backup.`);
    const verdict = await verifyChainIn(client);
    if (!verdict.isWhole) throw new BadBackup(`The restored log is not whole. Entry ${verdict.seq} ${verdict.fault}.`);
    // A session that was ended since would be open again.
    await client.query("UPDATE session SET revoked_at = now() WHERE revoked_at IS NULL");
    await client.query("COMMIT");
    return jobs;
  } finally {
    await client.end();
  }
}

async function findDifference(client: pg.Client, expected: End["tables"]): Promise<string | undefined> {
  for (const table of await findTables(client)) {
    const sum = new Sums();
    for await (const lines of readLines(client, table)) for (const line of lines) sum.add(line);
    if (!isDeepStrictEqual(sum.end(), expected[table.name])) return table.name;
  }
  return undefined;
}

/** @throws BadBackup when there is any table already */
async function refuseFilled(ownerUrl: string): Promise<void> {
  const rows = await askOnce(
    ownerUrl,
    "SELECT FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'app', 'graphile_worker'))",
  );
  if (rows.length > 0)
    throw new BadBackup("This database is not empty. A backup is restored into an empty one: set HUB_DATA to a new folder, or DATABASE_URL to a new database.");
}

/** Takes back what a restore that failed had made. Only ever called on a database that was empty before. */
async function emptyAgain(ownerUrl: string): Promise<void> {
  await askOnce(
    ownerUrl,
    "DROP SCHEMA IF EXISTS graphile_worker, app CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public AUTHORIZATION pg_database_owner; GRANT USAGE ON SCHEMA public TO PUBLIC",
  );
}

async function addJobs(workerUrl: string, jobs: readonly WaitingJob[]): Promise<void> {
  for (const { task, payload, runAt, key, attemptsLeft } of jobs)
    await askOnce(workerUrl, "SELECT graphile_worker.add_job($1, payload := $2::json, run_at := $3::timestamptz, job_key := $4, max_attempts := $5)", [
      task,
      JSON.stringify(payload),
      runAt,
      key,
      attemptsLeft,
    ]);
}

async function record(workerUrl: string, { madeAt, logEnd }: BackupFacts): Promise<void> {
  const entry = { action: "hub.restore", outcome: "OK", subjectIds: [], detail: { madeAt, logEnd: logEnd.seq } };
  await askOnce(workerUrl, "SELECT app.audit_append($1::jsonb)", [JSON.stringify([entry])]);
}

function endOf({ logEnd }: BackupFacts): { seq: bigint; hash: Buffer } {
  return { seq: BigInt(logEnd.seq), hash: Buffer.from(logEnd.hash, "hex") };
}
