import { stat } from "node:fs/promises";
import pg from "pg";
import { findRecordedEnd } from "#features/audit/queries.ts";
import { type End, type Head, WaitingJob, written } from "./contents.ts";
import { BadBackup, writeSealed } from "./sealed-file.ts";
import { beginPlainly, findTables, readLines, Sums } from "./tables.ts";

/** Tables of which the role of this connection would be shown a part only: without an error, a dump would lack the rest. */
const seenInPart = `
  SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname IN ('public', 'app') AND c.relkind IN ('r', 'p') AND row_security_active(c.oid) AND NOT (
    EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive AND p.polcmd IN ('*', 'r') AND pg_get_expr(p.polqual, p.polrelid) = 'true'
      AND EXISTS (SELECT FROM unnest(p.polroles) r WHERE r <> 0 AND pg_has_role(r, 'USAGE')))
    AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND NOT p.polpermissive AND p.polcmd IN ('*', 'r')
      AND EXISTS (SELECT FROM unnest(p.polroles) r WHERE r = 0 OR pg_has_role(r, 'USAGE'))))
  ORDER BY 1`;

/**
 * Writes everything in the database, as of one moment, into a new sealed file.
 *
 * @param url of hub_backup; any role that is shown every row will do
 * @param publicKey that only its secret half opens again
 * @returns how much there is of what, and where the log ended
 * @throws BadBackup when the file is there already, or the role would not be shown every row
 */
export async function writeBackup(url: string, { file, publicKey, now }: { file: string; publicKey: string; now: Date }): Promise<End> {
  if (await stat(file).catch(() => undefined)) throw new BadBackup(`${file} is there already. A backup never replaces another.`);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await beginPlainly(client, { isReadOnly: true });
    const { rows } = await client.query<{ name: string }>(seenInPart);
    if (rows[0]) throw new BadBackup(`The role ${client.user} is not shown every row of ${rows[0].name}, so its backup would be empty or in part.`);
    const sums: { end?: End } = {};
    await writeSealed(file, publicKey, linesOf(client, now, sums));
    if (!sums.end) throw new BadBackup("The backup has no end.");
    return sums.end;
  } finally {
    await client.end();
  }
}

async function* linesOf(client: pg.Client, now: Date, sums: { end?: End }): AsyncGenerator<string> {
  yield written({ kind: "H", head: { format: 1, madeAt: now.toISOString(), migrations: await findMigrations(client) } });
  const tables: End["tables"] = {};
  for (const table of await findTables(client)) {
    yield written({ kind: "T", table: table.name, columns: table.columns });
    const sum = new Sums();
    for await (const lines of readLines(client, table))
      for (const line of lines) {
        sum.add(line);
        yield written({ kind: "R", row: line });
      }
    tables[table.name] = sum.end();
  }
  const jobs = await findWaitingJobs(client);
  for (const job of jobs) yield written({ kind: "J", job });
  const logEnd = await findRecordedEnd(client);
  // There always is one; a role that does not see it sees nothing else either.
  if (!logEnd) throw new BadBackup("The recorded end of the log is missing.");
  sums.end = { tables, jobs: jobs.length, logEnd: { seq: Number(logEnd.seq), hash: Buffer.from(logEnd.hash).toString("hex") } };
  yield written({ kind: "E", end: sums.end });
}

async function findMigrations(client: pg.Client): Promise<Head["migrations"]> {
  const { rows } = await client.query<Head["migrations"][number]>(
    "SELECT migration_name AS name, checksum FROM public._prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name",
  );
  return rows;
}

/** Jobs that were announced and not yet done: without them nobody would be reminded. Those that come round by themselves are not among them. */
async function findWaitingJobs(client: pg.Client): Promise<WaitingJob[]> {
  const { rows: known } = await client.query<{ found: boolean }>("SELECT to_regclass('graphile_worker._private_jobs') IS NOT NULL AS found");
  if (!known[0]?.found) return [];
  const { rows } = await client.query(`
    SELECT t.identifier AS task, j.payload, to_char(j.run_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "runAt", j.key,
      j.max_attempts - j.attempts AS "attemptsLeft"
    FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE j.attempts < j.max_attempts AND j.key IS DISTINCT FROM t.identifier ORDER BY j.id`);
  return rows.map((row) => WaitingJob.parse(row));
}
