import pg from "pg";
import type { Line } from "./contents.ts";
import { findTables, quoted } from "./tables.ts";

/** Rows are put in so many characters at a time. */
const enough = 1_000_000;

/**
 * Puts the rows of a backup into the tables of a migrated database without people, in the caller's transaction and as
 * hub_owner. What migrations put there goes first: the backup holds it too. Triggers are silent meanwhile, because they
 * judge acts and not history; foreign keys are checked, at the end.
 *
 * @returns the tables of the backup that this database does not have; nothing of them was put in
 * @throws Error of the database when the rows do not fit
 */
export async function loadRows(client: pg.Client, lines: AsyncIterable<Line> | Iterable<Line>): Promise<string[]> {
  await client.query("SET LOCAL ROLE hub_owner");
  const tables = (await findTables(client)).map(({ name }) => name);
  const restoreTriggers = await silenceTriggers(client);
  const restoreKeys = await deferForeignKeys(client);
  for (const table of tables) await client.query(`DELETE FROM ${quoted(table)}`);

  const unknown: string[] = [];
  let into: { table: string; columns: string } | undefined;
  let rows: string[] = [];
  let size = 0;
  const put = async (): Promise<void> => {
    if (into && rows.length > 0)
      await client.query(
        `INSERT INTO ${into.table} (${into.columns}) OVERRIDING SYSTEM VALUE SELECT ${into.columns} FROM json_populate_recordset(NULL::${into.table}, $1::json)`,
        [`[${rows.join(",")}]`],
      );
    [rows, size] = [[], 0];
  };
  for await (const line of lines) {
    if (line.kind === "T") {
      await put();
      into = tables.includes(line.table) ? { table: quoted(line.table), columns: line.columns.map(pg.escapeIdentifier).join(", ") } : undefined;
      if (!into) unknown.push(line.table);
    }
    if (line.kind !== "R" || !into) continue;
    rows.push(line.row);
    size += line.row.length;
    if (size > enough) await put();
  }
  await put();
  await client.query("SET CONSTRAINTS ALL IMMEDIATE");
  await restoreKeys();
  await restoreTriggers();
  return unknown;
}

const ours = "(SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'app'))";

async function silenceTriggers(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ table: string; name: string }>(`
    SELECT c.oid::regclass::text AS table, quote_ident(t.tgname) AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE c.relnamespace IN ${ours} AND NOT t.tgisinternal AND t.tgenabled = 'O'`);
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER ${name}`);
  return async () => {
    for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER ${name}`);
  };
}

/** Tables then come in any order, also those that name each other. */
async function deferForeignKeys(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ table: string; name: string }>(`
    SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name FROM pg_constraint
    WHERE connamespace IN ${ours} AND contype = 'f' AND NOT condeferrable`);
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} ALTER CONSTRAINT ${name} DEFERRABLE INITIALLY DEFERRED`);
  return async () => {
    for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} ALTER CONSTRAINT ${name} NOT DEFERRABLE`);
  };
}
