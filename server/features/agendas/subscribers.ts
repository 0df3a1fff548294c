import { z } from "zod";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/db.ts";
import type { JobHandler } from "#platform/jobs.ts";
import type { News } from "#features/notifications/queries/news.ts";
import { actionsDue, findOwner, noteReminded } from "./queries/reminders.ts";

const Due = z.object({ actionItemId: z.uuid() });

/** Reminds of what is to be done: three days before it is due, and then once a week until it is done or dropped (MT-14). `db` is of role hub_worker. */
export function actionHandlers({ db, clock }: { db: Database; clock: Clock }): Record<string, JobHandler> {
  return {
    "actions.clock": async () => {
      const now = clock.now();
      for (const { id } of await actionsDue(db, now)) await noteReminded(db, id, now);
    },
  };
}

export const actionNews: News[] = [{ topic: "action.due", kind: "ACTIONS", whom: (db, payload) => findOwner(db, Due.parse(payload).actionItemId) }];
