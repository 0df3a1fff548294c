import { z } from "zod";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/db.ts";
import type { JobHandler } from "#platform/jobs.ts";
import type { News } from "#features/notifications/queries/news.ts";
import { agreementsEndingSoon, findReminded, noteReminder } from "./queries/reminders.ts";
import { markPassed } from "./rules.ts";

const Expiring = z.object({ agreementId: z.uuid(), daysBefore: z.string() });

/**
 * Finds the agreements that end in 60, 30 or 7 days, and announces each mark once: what was noted is kept, so a restart
 * repeats nothing, and a mark that passed while the hub was off is made up for. `db` is of role hub_worker.
 */
export function agreementHandlers({ db, clock }: { db: Database; clock: Clock }): Record<string, JobHandler> {
  return {
    "people.agreements": async () => {
      const now = clock.now();
      for (const { id, endsAt } of await agreementsEndingSoon(db, now)) {
        const daysBefore = markPassed(endsAt, now);
        if (daysBefore !== undefined) await noteReminder(db, { agreementId: id, daysBefore, announcedAt: now });
      }
    },
  };
}

/** An agency's leads and the coordinators are told before sharing stops. */
export const agreementNews: News[] = [
  {
    topic: "people.agreement-expiring",
    kind: "AGREEMENTS",
    whom: (db, payload, now) => findReminded(db, Expiring.parse(payload).agreementId, now),
  },
];
