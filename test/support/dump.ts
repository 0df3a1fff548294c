import pg from "pg";

/** Everything a dump of the database holds, table by table, as text; columns of bytes in hexadecimal and as the letters they may be. */
export async function dumpOf(superuserUrl: string): Promise<{ table: string; text: string }[]> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ table: string; name: string }>(
      `SELECT c.oid::regclass::text AS name, c.relname AS "table" FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind = 'r' AND n.nspname IN ('public', 'app', 'graphile_worker')`,
    );
    const dump = [];
    for (const { table, name } of tables) {
      const { rows } = await client.query<Record<string, unknown>>(`SELECT t.* FROM ${name} t`);
      const letters = rows.flatMap((row) => Object.values(row).filter((value) => Buffer.isBuffer(value))).map((bytes) => bytes.toString("latin1"));
      dump.push({ table, text: `${JSON.stringify(rows)}${letters.join("\n")}` });
    }
    return dump;
  } finally {
    await client.end();
  }
}
