import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { createSchemaEngine } from "./engine.ts";

/** Where the committed migrations lie: `<timestamp>_<name>/migration.sql`. */
export const MIGRATIONS_DIRECTORY = fileURLToPath(new URL("migrations", import.meta.url));

/** The roles every migration counts on; run first, because the migrations themselves run as one of them. */
const ROLES_FILE = fileURLToPath(new URL("roles.sql", import.meta.url));

export type MigrateOptions = {
  /** Another folder of migrations, for tests. */
  directory?: string;
  /** The name of the last migration to apply, for a database that is filled from a backup of an older version. */
  upTo?: string;
};

/** Any constant will do as long as every hub uses it; it differs from the number Prisma's own engine locks. */
const MIGRATION_LOCK = 8_211_005;

/**
 * Held by the connection that runs the scripts. When a hub is killed, its script runs on to the end; the next hub must
 * not take it for one that was cut short meanwhile.
 */
const SCRIPT_LOCK = 8_211_007;

type Migration = { name: string; sql: string };

/**
 * Brings the database of `ownerUrl` up to the committed migrations, each in one transaction, and records them in
 * `_prisma_migrations` as `prisma migrate deploy` would. Several hubs may call it at once: one works, the others wait and
 * then find nothing to do. A migration that failed or was cut short was rolled back, and is tried again.
 *
 * The role of `ownerUrl` needs CREATE on the database and CREATEROLE (or superuser). A migration must not commit by
 * itself (no COMMIT, no CREATE INDEX CONCURRENTLY).
 *
 * @returns the names of the migrations applied by this call, oldest first
 * @throws Error with the database's message and the line, or when an applied migration was edited afterwards
 */
export async function applyMigrations(ownerUrl: string, options: MigrateOptions = {}): Promise<{ applied: string[] }> {
  const directory = options.directory ?? MIGRATIONS_DIRECTORY;
  const lock = new pg.Client({ connectionString: ownerUrl });
  await lock.connect();
  try {
    await lock.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await lock.query(await readFile(ROLES_FILE, "utf8"));
    const { upTo } = options;
    const committed = (await readMigrations(directory)).filter(({ name }) => upTo === undefined || name <= upTo);
    const recorded = await readRecorded(lock);
    const edited = committed.find(({ name, sql }) => recorded.has(name) && recorded.get(name) !== checksum(sql));
    if (edited) throw new Error(`Migration ${edited.name} was edited after it was applied to this database. Write a new migration instead.`);
    if (committed.every(({ name }) => recorded.has(name))) return { applied: [] };
    return { applied: await applyWithEngine(ownerUrl, directory, committed) };
  } finally {
    await lock.end();
  }
}

/**
 * Whether every committed migration is applied, for `/readyz`. One small query and no engine; answers false rather than
 * throwing when the database or its record cannot be read. The role of `url` needs USAGE on schema public and SELECT on
 * `_prisma_migrations`.
 */
export async function migrationsAreCurrent(url: string, options: MigrateOptions = {}): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000, statement_timeout: 2000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const recorded = await readRecorded(client);
    return (await readMigrations(options.directory ?? MIGRATIONS_DIRECTORY)).every(({ name }) => recorded.has(name));
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

/** The committed migrations as the database records them, in the order they are applied. */
export async function committedMigrations(): Promise<{ name: string; checksum: string }[]> {
  return (await readMigrations(MIGRATIONS_DIRECTORY)).map(({ name, sql }) => ({ name, checksum: checksum(sql) }));
}

/** The committed migrations in the order they are applied. */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
  return Promise.all(names.map(async (name) => ({ name, sql: await readFile(join(directory, name, "migration.sql"), "utf8") })));
}

async function applyWithEngine(ownerUrl: string, directory: string, committed: Migration[]): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1, idleTimeoutMillis: 0, options: "-c role=hub_owner" });
  let refusal = "";
  const migrationIn = (script: string) => committed.find(({ sql }) => sql === script);
  const engine = await createSchemaEngine(pool, {
    onRefused: (script, reason) => {
      refusal = `Migration ${migrationIn(script)?.name ?? "(unknown)"} failed: ${reason}`;
    },
    // In the same transaction: a hub that dies right after the script must not leave it applied and unrecorded.
    closing: (script) => {
      const migration = migrationIn(script);
      return migration && recordFinished(migration);
    },
  });
  const migrationsList = {
    baseDir: directory,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: committed.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
    })),
  };
  const filters = { externalTables: [], externalEnums: [] };
  try {
    await pool.query("SELECT pg_advisory_lock($1)", [SCRIPT_LOCK]);
    const { failedMigrationNames } = await engine.diagnoseMigrationHistory({ migrationsList, filters, optInToShadowDatabase: false });
    for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
    return (await engine.applyMigrations({ migrationsList, filters })).appliedMigrationNames;
  } catch (error) {
    throw refusal ? new Error(refusal, { cause: error }) : error;
  } finally {
    engine.free();
    await pool.end();
  }
}

function recordFinished({ name }: Migration): string {
  return `UPDATE public._prisma_migrations SET finished_at = clock_timestamp()
    WHERE migration_name = ${pg.escapeLiteral(name)} AND finished_at IS NULL AND rolled_back_at IS NULL`;
}

async function readRecorded(client: pg.Client): Promise<Map<string, string>> {
  const { rows: known } = await client.query<{ found: boolean }>("SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS found");
  if (!known[0]?.found) return new Map();
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    "SELECT migration_name, checksum FROM public._prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

function checksum(sql: string): string {
  return createHash("sha256").update(sql).digest("hex");
}
