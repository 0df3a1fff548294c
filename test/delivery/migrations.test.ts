import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applyMigrations, migrationsAreCurrent, MIGRATIONS_DIRECTORY, readMigrations } from "../../prisma/migrate.ts";
import { diffSchemas, readSchema, readSnapshot } from "../../prisma/new-migration.ts";
import { startEmbeddedPostgres } from "../../server/platform/postgres.ts";
import { externalRoleSecret, provisionRoles } from "../../server/platform/roles.ts";
import { createEmptyDatabase, createTestDatabase } from "../support/database.ts";

const TABLE = "CREATE TABLE notice (id int PRIMARY KEY, sentence text DEFAULT 'one; two');\n";
const HAND_WRITTEN = `
-- a comment; with a semicolon
DO $$ BEGIN EXECUTE 'GRANT SELECT ON notice TO hub_app; GRANT INSERT ON notice TO hub_app'; END; $$;
CREATE FUNCTION notice_limit() RETURNS int LANGUAGE plpgsql SET search_path = pg_catalog AS $body$ BEGIN RETURN 1; END; $body$;
ALTER TABLE notice ENABLE ROW LEVEL SECURITY;
CREATE POLICY named ON notice AS RESTRICTIVE FOR SELECT TO hub_app USING (id = notice_limit());
SET ROLE hub_policy;
`;

let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
let directory: string;

beforeEach(async () => {
  database = await createEmptyDatabase();
  directory = await mkdtemp(join(tmpdir(), "roundtable-migrations-"));
});

afterEach(async () => {
  await database.drop();
  await rm(directory, { recursive: true });
});

async function write(name: string, sql: string): Promise<void> {
  await mkdir(join(directory, name), { recursive: true });
  await writeFile(join(directory, name, "migration.sql"), sql);
}

async function tables(): Promise<string[]> {
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
  await client.end();
  return rows.map(({ name }) => name);
}

describe("applying migrations", () => {
  test("runs functions, roles and policies as one script, once", async () => {
    await write("20260101000000_notices", TABLE + HAND_WRITTEN);
    expect(await migrationsAreCurrent(database.superuserUrl, { directory })).toBe(false);
    expect(await applyMigrations(database.superuserUrl, { directory })).toEqual({ applied: ["20260101000000_notices"] });
    expect(await applyMigrations(database.superuserUrl, { directory })).toEqual({ applied: [] });
    expect(await migrationsAreCurrent(database.superuserUrl, { directory })).toBe(true);
    expect(await tables()).toEqual(["_prisma_migrations", "notice"]);
  });

  test("lets one of two hubs work while the other waits and finds nothing to do", async () => {
    await write("20260101000000_notices", `${TABLE} SELECT pg_sleep(0.2);`);
    const results = await Promise.all([1, 2].map(() => applyMigrations(database.superuserUrl, { directory })));
    expect(results.map(({ applied }) => applied.length).toSorted((a, b) => a - b)).toEqual([0, 1]);
  });

  test("leaves nothing of a migration that fails, says where, and tries again after the mend", async () => {
    await write("20260101000000_notices", `${TABLE}SELECT * FROM nowhere;\n`);
    await expect(applyMigrations(database.superuserUrl, { directory })).rejects.toThrow(
      'Migration 20260101000000_notices failed: relation "nowhere" does not exist (line 2)',
    );
    expect(await tables()).toEqual(["_prisma_migrations"]);
    await write("20260101000000_notices", TABLE);
    expect(await applyMigrations(database.superuserUrl, { directory })).toEqual({ applied: ["20260101000000_notices"] });
  });

  test("refuses a migration that was edited after it was applied", async () => {
    await write("20260101000000_notices", TABLE);
    await applyMigrations(database.superuserUrl, { directory });
    await write("20260101000000_notices", `${TABLE}-- one more thing\n`);
    await expect(applyMigrations(database.superuserUrl, { directory })).rejects.toThrow("was edited after it was applied");
  });
});

describe("the committed migrations", () => {
  test("bring an empty database up to date, and lead exactly to the committed models", async () => {
    const { applied } = await applyMigrations(database.superuserUrl);
    expect(applied).toEqual((await readMigrations(MIGRATIONS_DIRECTORY)).map(({ name }) => name));
    expect(await diffSchemas(await readSnapshot(), await readSchema()), "run pnpm db:new <name>").toContain("empty migration");
  });

  test("need no superuser on a PostgreSQL of one's own", async () => {
    const place = await mkdtemp(join(tmpdir(), "roundtable-external-"));
    await chmod(place, 0o711);
    const server = await startEmbeddedPostgres({ dataDir: join(place, "data"), settings: { fsync: "off" } });
    const admin = new pg.Client({ connectionString: server.ownerUrl });
    await admin.connect();
    await admin.query("CREATE ROLE narrow LOGIN CREATEROLE PASSWORD 'narrow'");
    await admin.query("CREATE DATABASE empty OWNER narrow");
    await admin.end();
    const url = Object.assign(new URL(server.ownerUrl), { username: "narrow", password: "narrow", pathname: "/empty" }).href;
    const secret = externalRoleSecret(url);
    try {
      expect((await applyMigrations(url)).applied).not.toEqual([]);
      const [roles] = await Promise.all([1, 2].map(() => provisionRoles(url, secret)));
      expect(await migrationsAreCurrent(roles?.hub_app ?? "")).toBe(true);
      expect(await applyMigrations(url)).toEqual({ applied: [] });
    } finally {
      await server.stop();
      await rm(place, { recursive: true });
    }
  });

  test("let every role sign in to a copy of the migrated database", async () => {
    const copy = await createTestDatabase();
    for (const url of [copy.ownerUrl, copy.appUrl, copy.authUrl, copy.workerUrl, copy.backupUrl]) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query<{ ok: boolean }>("SELECT session_user = $1 AS ok", [new URL(url).username]);
      expect(rows).toEqual([{ ok: true }]);
      await client.end();
    }
    await copy.drop();
  });
});
