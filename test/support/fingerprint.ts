import pg from "pg";
import type { TestDatabase } from "./database.ts";

/** What may change without anything having happened: the log itself, sessions and their failures, how often was asked, and keys of requests. */
const beside = ["audit_entry", "audit_head", "session", "sign_in_failure", "request_count", "_prisma_migrations"];

/**
 * The whole content of the database, a digest for each table: equal before and after when nothing was changed. Jobs that
 * wait are part of it.
 */
export async function fingerprint({ superuserUrl }: Pick<TestDatabase, "superuserUrl">): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE (schemaname = 'public' AND tablename <> ALL ($1)) OR tablename = '_private_jobs'",
      [beside],
    );
    const digests = tables.map(
      ({ name }) => `SELECT '${name}' AS name, count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS digest FROM ${name} t`,
    );
    const { rows } = await client.query<{ name: string; digest: string }>(digests.join(" UNION ALL "));
    return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
  } finally {
    await client.end();
  }
}
