import type { Clock } from "./clock.ts";
import type { Database } from "./db.ts";
import type { JobHandler } from "./jobs.ts";

const day = 86_400_000;

/** How long it can be looked up which mail went out when. */
const mailLogDays = 90;

/** Forgets which mutations came under which client key once their 24 hours are over, and which mail went out after 90 days. `db` is of role hub_worker. */
export function tidyHandlers({ db, clock }: { db: Database; clock: Clock }): Record<string, JobHandler> {
  return {
    "hub.tidy": async () => {
      const before = (days: number) => ({ createdAt: { lt: new Date(clock.now().getTime() - days * day) } });
      await db.clientKey.deleteMany({ where: before(1) });
      await db.mailDelivery.deleteMany({ where: { ...before(mailLogDays), state: { not: "WAITING" } } });
      await db.mailEvent.deleteMany({ where: { ...before(mailLogDays), reasons: { none: {} } } });
    },
  };
}
