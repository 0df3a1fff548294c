import { Logger as GraphileLogger, parseCronItems, run, runMigrations } from "graphile-worker";
import pg from "pg";
import type { Logger } from "pino";
import { joinQueue } from "./job-presence.ts";
import { traceOf } from "./log.ts";

/** Which job is running. `id` stays the same when it is tried again. */
export type Job = { id: string };

/** Does the work of one topic. What it throws makes the queue try again later, up to twelve times. */
export type JobHandler = (payload: unknown, job: Job) => Promise<void>;

/** A topic that comes round by itself: at whole multiples of its minutes, or once a day at a time of UTC. A day that was missed is made up for. */
export type Round = { topic: string } & ({ everyMinutes: number } | { dailyAt: string });

export type Jobs = { stop(): Promise<void> };

const schema = "graphile_worker";

/** Makes or renews the queue's tables. `url` is of role hub_worker, which then owns them. */
export async function installJobs(url: string): Promise<void> {
  await runMigrations({ connectionString: url, schema, logger: new GraphileLogger(() => () => {}) });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // What waits is backed up too: without it nobody would be reminded after a restore.
  await client.query(`GRANT USAGE ON SCHEMA ${schema} TO hub_backup; GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO hub_backup`);
  await client.end();
}

/**
 * Works on what was announced, in the database role hub_worker. Jobs are added by app.add_job in the transaction of the
 * write they follow from; several hubs may work on one queue.
 *
 * @returns an orderly stop: running jobs end, no new one begins
 */
export async function startJobs({
  url,
  handlers,
  cron = [],
  log,
}: {
  url: string;
  handlers: Record<string, JobHandler>;
  /** Topics that come round by themselves. */
  cron?: Round[];
  log?: Logger;
}): Promise<Jobs> {
  const tasks = Object.entries(handlers).map(
    ([topic, handler]) => [topic, (payload: unknown, { job }: { job: { id: string } }) => handler(payload, { id: job.id })] as const,
  );
  const leaveQueue = await joinQueue(url);
  const runner = await run({
    connectionString: url,
    schema,
    concurrency: 2,
    pollInterval: 2000,
    maxPoolSize: 4,
    noHandleSignals: true,
    taskList: Object.fromEntries(tasks),
    parsedCronItems: parseCronItems(
      cron.map((round) => ({
        task: round.topic,
        identifier: round.topic,
        match: matchOf(round),
        options: { backfillPeriod: "dailyAt" in round ? 86_400_000 : 0, jobKey: round.topic, maxAttempts: 1 },
      })),
    ),
    logger: new GraphileLogger(({ taskIdentifier }) => (level, _message, meta) => {
      // Only failures, and of those the kind: what a handler was working on stays out of the log.
      const failure = meta?.["error"];
      if (level === "error" || level === "warning") log?.warn({ topic: taskIdentifier, ...traceOf(failure) }, "a job did not succeed");
    }),
  });
  return {
    async stop() {
      await runner.stop();
      await leaveQueue();
    },
  };
}

function matchOf(round: Round): string {
  if ("everyMinutes" in round) return `*/${round.everyMinutes} * * * *`;
  const [hour, minute] = round.dailyAt.split(":").map(Number);
  return `${minute} ${hour} * * *`;
}
