import type { MailKind, MailPace } from "@roundtable/shared/mail.ts";
import type { Locale } from "@roundtable/shared/roles.ts";
import type { MailState } from "../../../../prisma/client/enums.ts";
import type { MailEventModel } from "../../../../prisma/client/models.ts";
import type { Database } from "#platform/db.ts";
import { kindRules } from "../rules/kinds.ts";
import { type Reach, refusedAgain } from "../rules/reach.ts";

/** What waits and what left. Every `db` here is of role hub_worker, which sees addresses and no referral. */

/** A mail that somebody has taken on to send; nobody else takes it before its lease ends. */
export type Taken = { id: string; personId: string; kind: MailKind | "DIGEST"; messageId: string; tries: number };
export type Addressee = { id: string; email: string; locale: Locale; reach: Reach | null };
export type NewDelivery = { eventKey: string; personId: string; kind: Taken["kind"]; messageId: string; dueAt: Date };

/** Keeps that something happened. A job that is tried again adds nothing. */
export async function keepEvent(db: Database, event: { jobKey: string; topic: string; payload: Record<string, string>; dueAt: Date }): Promise<void> {
  await db.mailEvent.createMany({ data: [event], skipDuplicates: true });
}

/** Events of which mails are to be made by now, the oldest first. */
export function dueEvents(db: Database, now: Date): Promise<MailEventModel[]> {
  return db.mailEvent.findMany({ where: { spreadAt: null, dueAt: { lte: now } }, orderBy: [{ dueAt: "asc" }, { id: "asc" }], take: 500 });
}

/** Makes the mails of an event, or adds it to those that wait for these people already. */
export async function spreadEvent(db: Database, event: { id: string }, deliveries: readonly NewDelivery[], now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.mailDelivery.createMany({ data: [...deliveries], skipDuplicates: true });
    const keys = deliveries.map(({ eventKey, personId }) => ({ eventKey, personId }));
    const mails = keys.length === 0 ? [] : await tx.mailDelivery.findMany({ where: { OR: keys }, select: { id: true } });
    await tx.mailReason.createMany({ data: mails.map(({ id }) => ({ deliveryId: id, eventId: event.id })), skipDuplicates: true });
    // There was nothing to tell, and now there is.
    await tx.mailDelivery.updateMany({ where: { id: { in: mails.map(({ id }) => id) }, state: "DROPPED" }, data: { state: "WAITING", tries: 0, dueAt: now } });
    await tx.mailEvent.update({ where: { id: event.id }, data: { spreadAt: now }, select: { id: true } });
  });
}

/** Takes one mail that is due, for as long as until `leaseUntil`: another hub, or this one after a crash, then takes it again. */
export async function takeDelivery(db: Database, now: Date, leaseUntil: Date): Promise<Taken | undefined> {
  const [taken] = await db.$queryRaw<Taken[]>`
    UPDATE mail_delivery SET tries = tries + 1, due_at = ${leaseUntil}
    WHERE id = (SELECT id FROM mail_delivery WHERE state = 'WAITING' AND due_at <= ${now} ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id::text, person_id::text AS "personId", kind, message_id AS "messageId", tries`;
  return taken;
}

/** The events a mail is about. */
export async function reasonsOf(db: Database, { id }: Taken): Promise<MailEventModel[]> {
  const reasons = await db.mailReason.findMany({ where: { deliveryId: id }, select: { event: true }, orderBy: { eventId: "asc" } });
  return reasons.map(({ event }) => event);
}

/** Whom a mail is for; null when they or their agency are suspended. */
export async function findAddressee(db: Database, personId: string): Promise<Addressee | null> {
  const person = await db.person.findFirst({
    where: { id: personId, disabledAt: null, agency: { is: { disabledAt: null } } },
    select: { id: true, email: true, locale: true },
  });
  return person && { ...person, reach: await db.mailReach.findUnique({ where: { personId } }) };
}

/** How soon each of these people wants mail of a kind. */
export async function pacesFor(db: Database, kind: MailKind, personIds: readonly string[]): Promise<Map<string, MailPace>> {
  const chosen = await db.mailPreference.findMany({ where: { kind, personId: { in: [...personIds] } }, select: { personId: true, pace: true } });
  const paces = new Map(chosen.map(({ personId, pace }) => [personId, pace]));
  return new Map(personIds.map((id) => [id, paces.get(id) ?? kindRules[kind].standard]));
}

/** The zone a table's mornings are counted in. */
export async function zoneOf(db: Database, taskForceId: string): Promise<string> {
  return (await db.taskForce.findUniqueOrThrow({ where: { id: taskForceId }, select: { timeZone: true } })).timeZone;
}

/** Keeps that the mail server took a mail: its person can be reached, whatever was before. */
export async function markSent(db: Database, { id, personId }: Taken, at: Date): Promise<void> {
  await db.mailDelivery.update({ where: { id }, data: { state: "SENT", sentAt: at, refusal: null }, select: { id: true } });
  await db.mailReach.updateMany({ where: { personId, refusals: { gt: 0 } }, data: { refusals: 0, unreachableSince: null } });
}

/** Ends a mail that is not sent. */
export async function endDelivery(db: Database, { id }: Taken, state: Exclude<MailState, "WAITING" | "SENT">, refusal?: number): Promise<void> {
  await db.mailDelivery.update({ where: { id }, data: { state, ...(refusal !== undefined && { refusal }) }, select: { id: true } });
}

/** Keeps what the mail server said, and when to try again. */
export async function postpone(db: Database, { id }: Taken, until: Date, refusal: number): Promise<void> {
  await db.mailDelivery.update({ where: { id }, data: { dueAt: until, refusal }, select: { id: true } });
}

/** Counts that an address was refused for good. @returns what is known of it now */
export async function countRefusal(db: Database, personId: string, before: Reach | null, now: Date): Promise<Reach> {
  const { refusals, refusedAt, unreachableSince } = refusedAgain(before, now);
  const reach = { refusals, refusedAt, unreachableSince };
  await db.mailReach.upsert({ where: { personId }, create: { personId, ...reach }, update: reach, select: { personId: true } });
  return reach;
}
