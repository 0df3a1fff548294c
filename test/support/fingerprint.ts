import pg from "pg";
import { clockTopics } from "../../server/subscribers.ts";
import type { TestDatabase } from "./database.ts";

/** What may change without anything having happened: the log itself, sessions and their failures, how often was asked, and keys of requests. */
const beside = ["audit_entry", "audit_head", "session", "sign_in_failure", "request_count", "_prisma_migrations"];

/**
 * The whole content of the database, a digest for each table: equal before and after when nothing was changed. Jobs that
 * wait are part of it, but for those that come round by themselves.
 */
export async function fingerprint({ superuserUrl }: Pick<TestDatabase, "superuserUrl">): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE (schemaname = 'public' AND tablename <> ALL ($1)) OR tablename = '_private_jobs'",
      [beside],
    );
    const ofTheClock = "task_id IN (SELECT id FROM graphile_worker._private_tasks WHERE identifier = ANY ($1))";
    const digests = tables.map(({ name }) => {
      const rows = name.endsWith("._private_jobs") ? `(SELECT * FROM ${name} WHERE NOT ${ofTheClock})` : name;
      return `SELECT '${name}' AS name, count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS digest FROM ${rows} t`;
    });
    const topics = clockTopics.map(({ topic }) => topic);
    const { rows } = await client.query<{ name: string; digest: string }>(digests.join(" UNION ALL "), [topics]);
    return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
  } finally {
    await client.end();
  }
}
