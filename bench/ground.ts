import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { applyMigrations } from "../prisma/migrate.ts";
import { systemClock } from "../server/platform/clock.ts";
import { installJobs } from "../server/platform/jobs.ts";
import { startEmbeddedPostgres } from "../server/platform/postgres.ts";
import { provisionRoles, type RoleUrls } from "../server/platform/roles.ts";
import { Sessions } from "../server/platform/sessions.ts";
import type { Benched } from "./seed.ts";

/** A filled database, and somebody signed in to it. */
export type Ground = { superuserUrl: string; urls: RoleUrls; agencyId: string; taskForceId: string; token: string };

/** A PostgreSQL of the bench's own, as the hub starts its own, with a count of its statements. */
export async function openGrounds(): Promise<{
  fill(name: string, seed: (superuserUrl: string) => Promise<Benched>): Promise<Ground>;
  close(): Promise<void>;
}> {
  const directory = await mkdtemp(join(tmpdir(), "roundtable-bench-"));
  const postgres = await startEmbeddedPostgres({ dataDir: directory, settings: { shared_preload_libraries: "pg_stat_statements" } });
  const secret = randomBytes(32);
  return {
    async fill(name, seed) {
      await run(postgres.ownerUrl, `CREATE DATABASE ${name}`);
      const superuserUrl = Object.assign(new URL(postgres.ownerUrl), { pathname: `/${name}` }).href;
      await applyMigrations(superuserUrl);
      const urls = await provisionRoles(superuserUrl, secret);
      await installJobs(urls.hub_worker);
      await run(superuserUrl, "CREATE EXTENSION pg_stat_statements");
      const { personId, agencyId, taskForceId } = await seed(superuserUrl);
      const pool = new pg.Pool({ connectionString: urls.hub_auth, max: 1 });
      const { token } = await new Sessions(pool, systemClock).open(personId, taskForceId);
      await pool.end();
      return { superuserUrl, urls, agencyId, taskForceId, token };
    },
    async close() {
      await postgres.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** The statements that a piece of work sent to the database, with how often. */
export async function statementsOf({ superuserUrl }: Ground, work: () => Promise<unknown>): Promise<{ query: string; calls: number }[]> {
  await run(superuserUrl, "SELECT pg_stat_statements_reset()");
  await work();
  return run<{ query: string; calls: number }>(
    superuserUrl,
    `SELECT query, calls::int FROM pg_stat_statements
     WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND userid::regrole::text IN ('hub_app', 'hub_auth')
     ORDER BY query`,
  );
}

async function run<Row extends object>(connectionString: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
