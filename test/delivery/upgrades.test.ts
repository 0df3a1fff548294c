import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyMigrations, committedMigrations } from "../../prisma/migrate.ts";
import { type Line, parsedLine } from "../../server/backup/contents.ts";
import { loadRows } from "../../server/backup/load.ts";
import { beginPlainly, findTables, readLines, type Table } from "../../server/backup/tables.ts";
import { createEmptyDatabase } from "../support/database.ts";
import { schemaFingerprint } from "../support/schema-fingerprint.ts";
import { rowsOf } from "../support/statements.ts";

// One file a released version: `hub backup` of its demo, opened with age. The head names the migrations it had.
const released = fileURLToPath(new URL("released", import.meta.url));

/** The first at which a hub could write anything: it brought the log. */
const firstInUse = "20261123000300_rules";

/** Tables and columns whose content a later migration moved elsewhere, each with where to. */
const moved: Record<string, string> = {};

type Database = Awaited<ReturnType<typeof createEmptyDatabase>>;
const open: Database[] = [];
let fresh: string[];

async function emptyDatabase(): Promise<string> {
  const database = await createEmptyDatabase();
  open.push(database);
  return database.superuserUrl;
}

beforeAll(async () => {
  const url = await emptyDatabase();
  await applyMigrations(url);
  fresh = await schemaFingerprint(url);
});

afterAll(async () => {
  for (const database of open) await database.drop();
});

async function linesOf(file: string): Promise<Line[]> {
  const text = gunzipSync(await readFile(join(released, file))).toString();
  return text.split("\n").filter(Boolean).map(parsedLine);
}

async function inTransaction<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await beginPlainly(client, { isReadOnly: false });
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } finally {
    await client.end();
  }
}

/** The rows of each table, of the columns that are in `wanted` too. */
function rowsIn(url: string, wanted: Map<string, string[]>): Promise<Map<string, unknown[]>> {
  return inTransaction(url, async (client) => {
    const found = new Map<string, unknown[]>();
    for (const table of await findTables(client)) {
      const columns = table.columns.filter((column) => wanted.get(table.name)?.includes(column) && !(`${table.name}.${column}` in moved));
      if (columns.length === 0) continue;
      const rows: unknown[] = [];
      for await (const lines of readLines(client, { name: table.name, columns })) rows.push(...lines.map((line) => JSON.parse(line)));
      found.set(table.name, rows);
    }
    return found;
  });
}

describe("RE-08 from a populated database of every version that was released", async () => {
  for (const file of await readdir(released)) {
    const lines = await linesOf(file);
    const head = lines.find((line) => line.kind === "H")?.head;
    // Every step that version knew is a place where somebody's database may stand.
    for (const level of head?.migrations.filter(({ name }) => name >= firstInUse) ?? [])
      test(`RE-08 ${file} as of ${level.name} becomes what a fresh install is, and keeps its data`, { timeout: 60_000 }, async () => {
        const url = await emptyDatabase();
        await applyMigrations(url, { upTo: level.name });
        await inTransaction(url, (client) => loadRows(client, lines));
        const had = await inTransaction(url, findTables);
        const columns = new Map(had.map(({ name, columns: all }: Table) => [name, all]));
        const before = await rowsIn(url, columns);
        expect(before.get("public.referral")?.length).toBeGreaterThan(5);
        await applyMigrations(url);
        expect(await schemaFingerprint(url)).toEqual(fresh);
        const after = await rowsIn(url, columns);
        expect([...before.keys()].filter((name) => !after.has(name) && !(name in moved))).toEqual([]);
        for (const [name, rows] of after) {
          const columnsNow = Object.keys(Object(rows[0]));
          const kept = before.get(name)?.map((row) => Object.fromEntries(Object.entries(Object(row)).filter(([column]) => columnsNow.includes(column))));
          expect(rows.length, name).toBe(before.get(name)?.length);
          expect(rows, name).toEqual(kept);
        }
      });
  }
});

describe("RE-08 a hub that dies while it migrates", () => {
  test("RE-08 right after a migration's commit: the next start takes it as applied", async () => {
    const url = await emptyDatabase();
    const [first, second] = await committedMigrations();
    await applyMigrations(url, { upTo: first?.name });
    // The engine's own note, which follows the commit, never comes: as if the hub were gone by then.
    await rowsOf(
      url,
      `CREATE FUNCTION dies() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.applied_steps_count > 0 THEN RAISE 'gone'; END IF; RETURN NEW; END $$;
       CREATE TRIGGER dies BEFORE UPDATE ON _prisma_migrations FOR EACH ROW EXECUTE FUNCTION dies()`,
    );
    await expect(applyMigrations(url, { upTo: second?.name })).rejects.toThrow("gone");
    await rowsOf(url, "DROP FUNCTION dies CASCADE");
    expect((await applyMigrations(url)).applied).not.toContain(second?.name);
    expect(await schemaFingerprint(url)).toEqual(fresh);
  });

  test("RE-08 killed at any moment, again and again, until one comes through", { timeout: 120_000 }, async () => {
    const url = await emptyDatabase();
    const program = fileURLToPath(new URL("../../prisma/apply.ts", import.meta.url));
    for (const delay of [150, 250, 330, 400, 450, 500, 550, 600, 700, 850]) {
      const hub = spawn(process.execPath, [program], { env: { PATH: process.env["PATH"], DATABASE_URL: url }, stdio: "ignore" });
      const ended = once(hub, "exit");
      await pause(delay);
      hub.kill("SIGKILL");
      await ended;
    }
    await Promise.all([applyMigrations(url), applyMigrations(url)]);
    expect(await schemaFingerprint(url)).toEqual(fresh);
  });
});
