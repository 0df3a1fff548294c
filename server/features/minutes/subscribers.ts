import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/db.ts";
import type { JobHandler } from "#platform/jobs.ts";
import { forgetMinutes } from "./commands/forget-minutes.ts";

/** Every night: removes closed minutes whose day has passed (MT-11). `db` is of role hub_worker. */
export function minutesHandlers(parts: { db: Database; clock: Clock }): Record<string, JobHandler> {
  return { "minutes.nightly": () => forgetMinutes(parts) };
}
