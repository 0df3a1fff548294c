import { z } from "zod";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/db.ts";
import type { JobHandler } from "#platform/jobs.ts";
import { type Mailer, newMessageId } from "#platform/mailer.ts";
import { activityMail } from "./emails/activity.ts";
import { findRecipients, findShareFacts, isLawEnforcementAgency, markDelivered, takeDelivery } from "./queries.ts";
import { type Audience, audienceOf, nextSlot, type ShareTopic, shareTopics } from "./rules.ts";

/** What an announcement names: a share, or the agency that is told that something ended. */
const Announced = z.union([
  z.object({ shareId: z.uuid(), party: z.enum(["SENDER", "RECIPIENT"]).optional() }),
  z.object({ agencyId: z.uuid(), taskForceId: z.uuid() }),
]);
type Announced = z.infer<typeof Announced>;

const Due = z.object({ topic: z.enum(shareTopics), event: z.string(), announced: Announced });

export type NotificationParts = {
  /** Of role hub_worker. */
  db: Database;
  mailer: Mailer;
  clock: Clock;
  /** The address at which people sign in. */
  origin: string;
  /** Mails about referrals leave at whole multiples of so many minutes; 0 is at once, for the demo. */
  gridMinutes: number;
};

/** Tells people by mail that there is something to see. Everything is decided when the mail leaves: who, and whether at all. */
export function notificationHandlers(parts: NotificationParts): Record<string, JobHandler> {
  const onTopic =
    (topic: ShareTopic): JobHandler =>
    async (payload, job) => {
      const announced = Announced.parse(payload);
      if (parts.gridMinutes === 0) return deliver(parts, topic, announced, `${topic}:${job.id}`);
      const slot = nextSlot(parts.clock.now(), parts.gridMinutes);
      // One mail a person and slot, however much happened: the slot is the event.
      const due: z.infer<typeof Due> = { topic, event: `slot:${slot.toISOString()}`, announced };
      await parts.db
        .$executeRaw`SELECT app.add_job('notifications.deliver', ${JSON.stringify(due)}::jsonb, ${slot}::timestamptz, ${`notify:${topic}:${job.id}`}::text)`;
    };
  return {
    ...Object.fromEntries(shareTopics.map((topic) => [topic, onTopic(topic)])),
    "notifications.deliver": (payload) => {
      const { topic, event, announced } = Due.parse(payload);
      return deliver(parts, topic, announced, event);
    },
  };
}

async function deliver(parts: NotificationParts, topic: ShareTopic, announced: Announced, event: string): Promise<void> {
  const { db, mailer, clock, origin } = parts;
  const audience = await audienceNow(parts, topic, announced);
  const failures: unknown[] = [];
  for (const { id, email, locale } of audience ? await findRecipients(db, audience) : []) {
    try {
      const messageId = await takeDelivery(db, event, id, newMessageId());
      if (messageId === null) continue;
      await mailer.send({ to: email, ...activityMail(origin, locale), messageId });
      await markDelivered(db, event, id, clock.now());
    } catch (error) {
      failures.push(error);
    }
  }
  // The job is tried again, and then reaches only those who have not got their mail.
  if (failures.length > 0) throw new AggregateError(failures, "some mails did not leave");
}

async function audienceNow({ db, clock }: NotificationParts, topic: ShareTopic, announced: Announced): Promise<Audience | undefined> {
  if (!("shareId" in announced)) return announced;
  const share = await findShareFacts(db, announced.shareId);
  const audience = share ? audienceOf({ topic, party: announced.party }, share, clock.now()) : undefined;
  if (!share || audience?.agencyId !== share.toAgencyId || share.lawEnforcementAllowed) return audience;
  return (await isLawEnforcementAgency(db, audience.agencyId)) ? undefined : audience;
}
