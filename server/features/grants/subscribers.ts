import { z } from "zod";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/db.ts";
import type { JobHandler } from "#platform/jobs.ts";
import type { News } from "#features/notifications/queries/news.ts";
import { dueSoon } from "./emails/due-soon.ts";
import { announceDueDates, findOwed, remindedOf } from "./queries/reminders.ts";

const Due = z.object({ subjectId: z.uuid(), dueOn: z.iso.date(), personId: z.uuid() });

/** Looks once a day for what falls due. `db` is of role hub_worker. */
export function grantHandlers({ db, clock }: { db: Database; clock: Clock }): Record<string, JobHandler> {
  return { "grants.clock": () => announceDueDates(db, clock.now()) };
}

/** Who sees to a report or a requirement is told its name and its date. */
export const grantNews: News[] = [
  {
    topic: "grants.due",
    kind: "GRANTS",
    whom: (db, payload) => remindedOf(db, Due.parse(payload)),
    about: async (db, payload, locale) => {
      const owed = await findOwed(db, Due.parse(payload));
      return owed ? dueSoon(owed, locale) : [];
    },
  },
];
