import { globSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createOfflineSchemaEngine } from "./engine.ts";
import { MIGRATIONS_DIRECTORY } from "./migrate.ts";

/** The models as of the last migration. Not named `.prisma`: Prisma would read it as part of the schema. */
const SNAPSHOT = "schema-snapshot.txt";

/**
 * The SQL that leads from one schema text to another; `undefined` stands for an empty database. Touches no database.
 *
 * @throws Error with Prisma's own explanation when a text is not a valid schema
 */
export async function diffSchemas(from: string | undefined, to: string): Promise<string> {
  const engine = await createOfflineSchemaEngine();
  const target = (content: string) => ({ tag: "schemaDatamodel" as const, files: [{ path: "schema.prisma", content }] });
  try {
    const { stdout } = await engine.diff({
      from: from === undefined ? { tag: "empty" } : target(from),
      to: target(to),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return stdout ?? "";
  } finally {
    engine.free();
  }
}

/** The committed schema as one text: `schema.prisma` and every file of `models/`, in a fixed order. */
export async function readSchema(): Promise<string> {
  const files = ["schema.prisma", ...globSync("models/*.prisma", { cwd: import.meta.dirname }).toSorted()];
  return (await Promise.all(files.map((file) => readFile(join(import.meta.dirname, file), "utf8")))).join("\n");
}

/** The schema text as of the last migration, or `undefined` before the first. */
export function readSnapshot(): Promise<string | undefined> {
  return readFile(join(MIGRATIONS_DIRECTORY, SNAPSHOT), "utf8").catch(() => undefined);
}

async function writeMigration(name: string): Promise<string> {
  const schema = await readSchema();
  const sql = await diffSchemas(await readSnapshot(), schema);
  const timestamp = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const folder = join(MIGRATIONS_DIRECTORY, `${timestamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "migration.sql"), sql);
  await writeFile(join(MIGRATIONS_DIRECTORY, SNAPSHOT), schema);
  await writeFile(join(MIGRATIONS_DIRECTORY, "migration_lock.toml"), 'provider = "postgresql"\n');
  return join(folder, "migration.sql");
}

if (import.meta.main) {
  const [name = ""] = process.argv.slice(2);
  if (/^[a-z0-9_]+$/.test(name)) {
    console.log(`Wrote ${await writeMigration(name)}. Append policies, triggers and grants by hand before committing it.`);
  } else {
    console.error("Usage: pnpm db:new <name>, the name in lower case with underscores, for example add_meeting_series");
    process.exitCode = 1;
  }
}
