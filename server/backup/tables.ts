import { createHash, type Hash } from "node:crypto";
import pg from "pg";

/** A table of ours as a backup knows it. */
export type Table = { name: string; columns: string[] };

/** How much there is of a table: its rows, and the SHA-256 of their lines in order. */
export type Sum = { rows: number; sha256: string };

const batch = 1000;

/** Says times, bytes and numbers the same way wherever the line is written. */
const plainly =
  "SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'iso_8601'; SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1";

/**
 * Begins a transaction that sees the database as of one moment and writes every value in one way.
 *
 * @param options `isReadOnly` false is for the transaction that fills an empty database
 */
export async function beginPlainly(client: pg.Client, { isReadOnly }: { isReadOnly: boolean }): Promise<void> {
  await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ ${isReadOnly ? "READ ONLY" : "READ WRITE"}`);
  await client.query(plainly);
}

/** Every table of ours, with the columns that are written and not computed. What migrations record about themselves is not among them. */
export async function findTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    SELECT n.nspname || '.' || c.relname AS name,
      (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
       WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ('public', 'app') AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations'
    ORDER BY 1`);
  return rows;
}

/** `schema.table` for a statement. */
export function quoted(name: string): string {
  return name.split(".").map(pg.escapeIdentifier).join(".");
}

/** The rows of a table as JSON lines in the order of its key, which is the same in every database. */
export async function* readLines(client: pg.Client, table: Table): AsyncGenerator<string[]> {
  const columns = table.columns.map(pg.escapeIdentifier).join(", ");
  const { rows: keys } = await client.query<{ column: string }>(
    `SELECT quote_ident(a.attname) || CASE WHEN a.attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END AS column
     FROM pg_index i CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k (attnum, place) JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
     WHERE i.indrelid = $1::regclass AND i.indisprimary ORDER BY k.place`,
    [quoted(table.name)],
  );
  if (keys.length === 0) throw new Error(`The table ${table.name} has no primary key, so its rows have no order.`);
  const order = keys.map(({ column }) => column).join(", ");
  await client.query(
    `DECLARE lines NO SCROLL CURSOR FOR SELECT row_to_json(r)::text AS line FROM (SELECT ${columns} FROM ${quoted(table.name)} ORDER BY ${order}) r`,
  );
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`FETCH ${batch} FROM lines`);
    if (rows.length > 0) yield rows.map(({ line }) => line);
    if (rows.length < batch) break;
  }
  await client.query("CLOSE lines");
}

/** Adds up the lines of one table. */
export class Sums {
  readonly #hash: Hash = createHash("sha256");
  #rows = 0;

  add(line: string): void {
    this.#hash.update(line).update("\n");
    this.#rows += 1;
  }

  end(): Sum {
    return { rows: this.#rows, sha256: this.#hash.digest("hex") };
  }
}
