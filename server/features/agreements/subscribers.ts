import { z } from "zod";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/db.ts";
import type { JobHandler } from "#platform/jobs.ts";
import { type Mailer, newMessageId } from "#platform/mailer.ts";
import { markDelivered, takeDelivery } from "#features/notifications/queries.ts";
import { agreementExpiringMail } from "./emails/agreement-expiring.ts";
import { agreementsEndingSoon, findReminded, noteReminder } from "./queries/reminders.ts";
import { markPassed } from "./rules.ts";

const Expiring = z.object({ agreementId: z.uuid(), daysBefore: z.string() });

type ReminderParts = {
  /** Of role hub_worker. */
  db: Database;
  mailer: Mailer;
  clock: Clock;
  /** The address at which people sign in. */
  origin: string;
};

/**
 * Reminds an agency's leads and the coordinators 60, 30 and 7 days before sharing stops, once for each. What was noted and
 * what was mailed is both kept, so a restart repeats nothing; a mark that passed while the hub was off is made up for.
 */
export function agreementHandlers({ db, mailer, clock, origin }: ReminderParts): Record<string, JobHandler> {
  return {
    "people.agreements": async () => {
      const now = clock.now();
      for (const { id, endsAt } of await agreementsEndingSoon(db, now)) {
        const daysBefore = markPassed(endsAt, now);
        if (daysBefore !== undefined) await noteReminder(db, { agreementId: id, daysBefore, announcedAt: now });
      }
    },
    "people.agreement-expiring": async (payload) => {
      const { agreementId, daysBefore } = Expiring.parse(payload);
      const failures: unknown[] = [];
      for (const { id, email, locale } of await findReminded(db, agreementId, clock.now())) {
        const event = `agreement:${agreementId}:${daysBefore}`;
        try {
          const messageId = await takeDelivery(db, event, id, newMessageId());
          if (messageId === null) continue;
          await mailer.send({ to: email, ...agreementExpiringMail(origin, locale), messageId });
          await markDelivered(db, event, id, clock.now());
        } catch (error) {
          failures.push(error);
        }
      }
      // The job is tried again, and then reaches only those who have not got their mail.
      if (failures.length > 0) throw new AggregateError(failures, "some mails did not leave");
    },
  };
}
