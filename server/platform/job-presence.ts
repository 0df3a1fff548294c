import pg from "pg";

/** Any constant will do as long as every hub uses it and nothing else does. */
const QUEUE_LOCK = 8_211_009;

/**
 * Says that this hub works on the queue, for as long as it lives. A hub that finds itself alone frees the jobs that killed
 * hubs had begun; left alone, the queue would wait four hours for them.
 *
 * @param url of role hub_worker
 * @returns the farewell
 */
export async function joinQueue(url: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  // When the database goes away, so do the jobs in work; the queue then sees to them itself.
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query<{ alone: boolean }>("SELECT pg_try_advisory_lock($1) AS alone", [QUEUE_LOCK]);
  const isAlone = rows[0]?.alone === true;
  if (isAlone)
    await client.query(
      "SELECT graphile_worker.force_unlock_workers(ARRAY(SELECT DISTINCT locked_by FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL))",
    );
  // A hub that starts at the same moment waits here until the jobs are free, and begins none before.
  await client.query("SELECT pg_advisory_lock_shared($1)", [QUEUE_LOCK]);
  if (isAlone) await client.query("SELECT pg_advisory_unlock($1)", [QUEUE_LOCK]);
  return () => client.end();
}
