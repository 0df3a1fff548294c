import { expect, vi } from "vitest";
import type { TestDatabase } from "./database.ts";
import { rowsOf } from "./statements.ts";

/** As a command does it: the role that serves requests announces, and the worker reacts. */
export async function announce({ appUrl }: Pick<TestDatabase, "appUrl">, topic: string, payload: Record<string, string>): Promise<void> {
  await rowsOf(appUrl, "SELECT app.add_job($1, $2::jsonb, null, null)", [topic, JSON.stringify(payload)]);
}

/** A round that comes by itself has one attempt, which counts from its beginning: while it runs, only its lock tells. */
const unfinishedJobs = "SELECT id FROM graphile_worker.jobs WHERE run_at <= now() AND (attempts < max_attempts OR locked_at IS NOT NULL)";

/** Waits until every job that is due has been worked on. */
export async function idle({ superuserUrl }: Pick<TestDatabase, "superuserUrl">): Promise<void> {
  await vi.waitFor(async () => expect(await rowsOf(superuserUrl, unfinishedJobs)).toEqual([]), { timeout: 20_000, interval: 50 });
}

/** Lets the hub look after its outbox, as it does every minute, and waits until it has. */
export async function emptyOutbox(database: Pick<TestDatabase, "superuserUrl" | "workerUrl">): Promise<void> {
  await rowsOf(database.workerUrl, "SELECT app.add_job('notifications.outbox', '{}'::jsonb, null, null)");
  await idle(database);
}

/** A clock that goes on by itself and can be put forward. */
export function forwardClock() {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    forward: (minutes: number) => void (ahead += minutes * 60_000),
    /** Puts it to an instant that lies ahead. */
    to: (instant: Date) => void (ahead = instant.getTime() - Date.now()),
  };
}
