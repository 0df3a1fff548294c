import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/db.ts";
import type { JobHandler } from "#platform/jobs.ts";
import { type Mailer, newMessageId } from "#platform/mailer.ts";
import { logEndMail } from "./emails/log-end.ts";
import { findEndForMail, findWitnesses, forgetLogEndMails, keepLogEndMail, takeLogEndMail } from "./queries/witnesses.ts";

export type AuditParts = {
  /** Of role hub_worker. */
  db: Database;
  mailer: Mailer;
  clock: Clock;
};

/** Who was mailed is of use only while a mail is tried again. */
const keptDays = 30;

/**
 * Sends the end of the log to the witnesses once a day (UTC). It comes round more often than that, so that a mail that did
 * not leave is tried again; who has today's gets no second one.
 */
export function auditHandlers({ db, mailer, clock }: AuditParts): Record<string, JobHandler> {
  return {
    "audit.witness": async () => {
      const end = await findEndForMail(db);
      if (!end || end.seq === 0n) return;
      const today = new Date(clock.now().toISOString().slice(0, 10));
      const failures: unknown[] = [];
      for (const { id, email, locale } of await findWitnesses(db)) {
        try {
          const messageId = await takeLogEndMail(db, { personId: id, day: today, messageId: newMessageId() });
          if (messageId === null) continue;
          await mailer.send({ to: email, ...logEndMail(end, locale), messageId });
          await keepLogEndMail(db, { personId: id, day: today, sentAt: clock.now() });
        } catch (error) {
          failures.push(error);
        }
      }
      await forgetLogEndMails(db, new Date(today.getTime() - keptDays * 86_400_000));
      if (failures.length > 0) throw new AggregateError(failures, "some witnesses were not reached");
    },
  };
}
