import type { Clock } from "./clock.ts";
import type { Database } from "./db.ts";
import type { JobHandler } from "./jobs.ts";

const day = 86_400_000;

/** Forgets which mutations came under which client key once their 24 hours are over. `db` is of role hub_worker. */
export function tidyHandlers({ db, clock }: { db: Database; clock: Clock }): Record<string, JobHandler> {
  return {
    "hub.tidy": async () => {
      await db.clientKey.deleteMany({ where: { createdAt: { lt: new Date(clock.now().getTime() - day) } } });
    },
  };
}
