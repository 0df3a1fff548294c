import pg from "pg";

/**
 * Writes tables anew, so that nothing of a deleted row stays in their files. PostgreSQL only marks a deleted row and later
 * writes over it; until then its bytes are there for whoever has the disk. Each table is closed to everybody meanwhile, for
 * about a second in a hundred thousand rows. A role that may not is passed over by the database (before PostgreSQL 17).
 *
 * @throws Error when a table is in use for longer than ten seconds; call again later
 */
export async function rewriteTables(client: pg.Client, tables: readonly string[]): Promise<void> {
  await client.query("SET lock_timeout = 10000");
  await client.query("SET statement_timeout = 0");
  for (const table of tables) await client.query(`VACUUM (FULL, ANALYZE) ${pg.escapeIdentifier(table)}`);
}
