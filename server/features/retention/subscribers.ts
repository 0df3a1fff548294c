import pg from "pg";
import { rewriteTables } from "#platform/rewrite-tables.ts";
import type { JobHandler } from "#platform/jobs.ts";
import { purgeAllDue, type PurgeParts } from "./commands/purge-referral.ts";
import { purgedTables } from "./rules.ts";

/** `workerUrl` is of the same role as `db`, for what cannot be done within a transaction. */
export type RetentionParts = PurgeParts & { workerUrl: string };

/** How many lines of the log are forgotten in one transaction. */
const linesAtOnce = 10_000;

/** Every night: purges what is due, forgets what has served its time, and has the tables written anew from which something went. */
export function retentionHandlers(parts: RetentionParts): Record<string, JobHandler> {
  const { db, workerUrl } = parts;
  return {
    "retention.nightly": async () => {
      const gone = await purgeAllDue(parts);
      if (gone.length > 0) await db.$executeRaw`SELECT app.add_job('retention.rewrite', '{}'::jsonb, null, 'retention.rewrite')`;
      await db.$executeRaw`SELECT app.forget_old_rows()`;
      await db.$executeRaw`SELECT app.audit_forget(${linesAtOnce}::int)`;
    },
    // By itself, because a table that is in use must not keep the rest from being done: the queue tries it again.
    "retention.rewrite": async () => {
      const client = new pg.Client({ connectionString: workerUrl });
      await client.connect();
      try {
        await rewriteTables(client, purgedTables);
      } finally {
        await client.end();
      }
    },
  };
}
