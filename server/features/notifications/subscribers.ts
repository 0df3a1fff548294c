import type { MailPace } from "@roundtable/shared/mail.ts";
import { z } from "zod";
import type { MailEventModel } from "../../../prisma/client/models.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/db.ts";
import type { JobHandler } from "#platform/jobs.ts";
import type { KeyRing } from "#platform/key-ring.ts";
import { type Mail, type Mailer, MailRefused, newMessageId, type RefusalClass, UnsafeAddress } from "#platform/mailer.ts";
import { stopToken } from "./commands/stop-summaries.ts";
import { frameMail } from "./emails/frame.ts";
import type { Content, News } from "./queries/news.ts";
import * as outbox from "./queries/outbox.ts";
import { kindRules } from "./rules/kinds.ts";
import { leaseMinutes, maximumTries, nextMorning, nextSlot, nextTry } from "./rules/times.ts";

export type NotificationParts = {
  /** Of role hub_worker. */
  db: Database;
  mailer: Mailer;
  clock: Clock;
  keys: KeyRing;
  /** The address at which people sign in. */
  origin: string;
  /** Mails about referrals leave at whole multiples of so many minutes; 0 is at once, for the demo. */
  gridMinutes: number;
  /** From whom the hub's mail comes. */
  sender: string;
  /** Where answers of calendar programs arrive, if they do. */
  replyDomain: string | undefined;
  /** Aborted when the hub is about to close: what is being sent is finished, and no further mail begun. */
  closing: AbortSignal;
};

/** How many mails are on their way at once: a server that is slow with one does not hold up all others. */
const lanes = 4;

const Payload = z.record(z.string(), z.string());

/** Tells people by mail that there is something to see. Everything is decided when the mail leaves: who, and whether at all. */
export function notificationHandlers(parts: NotificationParts, news: readonly News[]): Record<string, JobHandler> {
  for (const { topic, kind, link, about, content } of news) {
    const { holds } = kindRules[kind];
    if ((link && holds !== "A_LINK") || (about && holds !== "ITS_SUBJECT") || (content && holds !== "A_MEETING"))
      throw new Error(`mail of the kind ${kind} may not hold what ${topic} puts into it`);
  }
  const byTopic = new Map(news.map((one) => [one.topic, one]));
  const run = oneAtATime(() => emptyOutbox(parts, byTopic));
  const keep = async (topic: string, payload: unknown, jobId: string): Promise<void> => {
    const now = parts.clock.now();
    const { kind } = byTopic.get(topic) ?? {};
    const dueAt = kind && kindRules[kind].onGrid ? nextSlot(now, parts.gridMinutes) : now;
    await outbox.keepEvent(parts.db, { jobKey: `${topic}:${jobId}`, topic, payload: Payload.parse(payload), dueAt });
    if (dueAt <= now) await run();
  };
  return {
    ...Object.fromEntries(news.map(({ topic }) => [topic, (payload: unknown, job: { id: string }) => keep(topic, payload, job.id)])),
    "notifications.outbox": run,
    // Jobs of the version before this one, which waited in the queue for their quarter of an hour.
    "notifications.deliver": async (payload, job) => {
      const { topic, announced } = z.object({ topic: z.string(), announced: Payload }).parse(payload);
      await keep(topic, announced, job.id);
    },
  };
}

/** Runs `work` once at a time. Whoever comes in between does not wait, or a slow mail server would hold up every other job; the work is done once more for them. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let isRunning = false;
  let isAskedAgain = false;
  return async () => {
    isAskedAgain = true;
    if (isRunning) return;
    isRunning = true;
    try {
      while (isAskedAgain) {
        isAskedAgain = false;
        await work();
      }
    } finally {
      isRunning = false;
    }
  };
}

type Topics = ReadonlyMap<string, News>;

/** Makes the mails of what happened, and sends what is due. One that fails holds up no other; it is taken up again later. */
async function emptyOutbox(parts: NotificationParts, topics: Topics): Promise<void> {
  const { db, clock, closing } = parts;
  const failures: unknown[] = [];
  const attempt = (work: Promise<void>) => work.catch((error: unknown) => void failures.push(error));
  for (const event of await outbox.dueEvents(db, clock.now())) await attempt(spread(parts, topics, event));

  const lane = async (): Promise<void> => {
    while (!closing.aborted) {
      const now = clock.now();
      const taken = await outbox.takeDelivery(db, now, new Date(now.getTime() + leaseMinutes * 60_000));
      if (!taken) return;
      await attempt(deliver(parts, topics, taken));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (failures.length > 0) throw new AggregateError(failures, "some mails could not be worked on");
}

/** One mail a person: with all others of its quarter of an hour, or of its morning, or alone. */
async function spread({ db, clock, gridMinutes }: NotificationParts, topics: Topics, event: MailEventModel): Promise<void> {
  const now = clock.now();
  const news = topics.get(event.topic);
  const told = await news?.whom(db, event.payload, now);
  if (!news || !told) return outbox.spreadEvent(db, event, [], now);
  const { kind } = news;
  const { taskForceId } = told;
  const zone = taskForceId === undefined ? undefined : await outbox.zoneOf(db, taskForceId);
  const isAlone = kindRules[kind].holds !== "NOTHING" || gridMinutes === 0;
  const atOnce = { eventKey: isAlone ? event.jobKey : `slot:${event.dueAt.toISOString()}`, kind, dueAt: event.dueAt } as const;
  const summary = (pace: Exclude<MailPace, "INSTANT" | "OFF">, timeZone: string) => {
    const dueAt = nextMorning(now, timeZone, pace);
    return { eventKey: `summary:${taskForceId}:${dueAt.toISOString()}`, kind: "DIGEST", dueAt } as const;
  };
  const paces = await outbox.pacesFor(db, kind, told.personIds);
  const deliveries = [...paces].flatMap(([personId, pace]) => {
    if (pace === "OFF") return [];
    const when = pace === "INSTANT" || zone === undefined ? atOnce : summary(pace, zone);
    return [{ ...when, personId, messageId: newMessageId() }];
  });
  await outbox.spreadEvent(db, event, deliveries, now);
}

/** Sends one mail, or finds that there is nothing left to tell, or that it has to wait. */
async function deliver(parts: NotificationParts, topics: Topics, taken: outbox.Taken): Promise<void> {
  const { db, mailer, clock } = parts;
  if (taken.tries > maximumTries) return outbox.endDelivery(db, taken, "FAILED");
  const to = await outbox.findAddressee(db, taken.personId);
  const composed = to && (await compose(parts, topics, taken, to));
  if (!composed) return outbox.endDelivery(db, taken, "DROPPED");
  if (to.reach?.unreachableSince && taken.kind !== "ACCOUNT") return outbox.endDelivery(db, taken, "REFUSED");
  const refusal = await mailer.send(composed.mail).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (refusal === undefined) {
    await outbox.markSent(db, taken, clock.now());
    return composed.sent?.();
  }
  if (refusal instanceof UnsafeAddress) return outbox.endDelivery(db, taken, "FAILED");
  await refused(parts, taken, to, refusal instanceof MailRefused ? refusal : { class: 0, isAddress: false });
}

async function refused(
  { db, clock, gridMinutes }: NotificationParts,
  taken: outbox.Taken,
  to: outbox.Addressee,
  { class: answer, isAddress }: { class: RefusalClass; isAddress: boolean },
): Promise<void> {
  const now = clock.now();
  const reach = isAddress ? await outbox.countRefusal(db, to.id, to.reach, now) : null;
  if (reach?.unreachableSince) return outbox.endDelivery(db, taken, "REFUSED", answer);
  const onGrid = taken.kind === "DIGEST" || kindRules[taken.kind].onGrid;
  const again = nextTry(taken.tries, now, { isForGood: isAddress, gridMinutes: onGrid ? gridMinutes : 0 });
  if (again) await outbox.postpone(db, taken, again, answer);
  else await outbox.endDelivery(db, taken, "FAILED", answer);
}

/** The mail as it is at this moment; undefined when none of its events concerns this person any more. */
async function compose(
  { db, clock, keys, origin, sender, replyDomain }: NotificationParts,
  topics: Topics,
  taken: outbox.Taken,
  to: outbox.Addressee,
): Promise<{ mail: Mail; sent?: Content["sent"] } | undefined> {
  for (const { topic, payload } of await outbox.reasonsOf(db, taken)) {
    const news = topics.get(topic);
    const told = await news?.whom(db, payload, clock.now());
    if (!news || !told?.personIds.includes(to.id) || (await outbox.pacesFor(db, news.kind, [to.id])).get(to.id) === "OFF") continue;
    const envelope = { to: to.email, messageId: taken.messageId };
    if (taken.kind === "DIGEST") {
      const token = stopToken(keys, to.id);
      const framed = frameMail({ origin, stopLink: `${origin}/unsubscribe#${token}` }, to.locale);
      return { mail: { ...envelope, stopUrl: `${origin}/stop-mail/${token}`, ...framed } };
    }
    if (news.content) {
      const content = await news.content({ db, keys, origin, sender, replyDomain }, payload, to, clock.now());
      if (!content) continue;
      const { about, calendar, sent } = content;
      return { mail: { ...envelope, ...(calendar && { calendar }), ...frameMail({ origin, about }, to.locale) }, sent };
    }
    const [path, about] = await Promise.all([news.link?.(db, payload, to.id, clock.now()), news.about?.(db, payload, to.locale)]);
    return { mail: { ...envelope, ...frameMail({ origin, link: path === undefined ? undefined : origin + path, about }, to.locale) } };
  }
  return undefined;
}
