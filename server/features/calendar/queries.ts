import type { Locale } from "@roundtable/shared/roles.ts";
import type pg from "pg";
import type { CalendarFeedModel } from "../../../prisma/client/models.ts";
import { type Reading, recordRead } from "#platform/acting.ts";
import { Actor } from "#platform/actor.ts";
import { hashOf } from "#platform/auth-transaction.ts";
import { readable, subject } from "#platform/casl.ts";
import { NotFound } from "#platform/errors.ts";
import { isId } from "#platform/ids.ts";
import { seated } from "#platform/session-statements.ts";
import { requireBody } from "#features/bodies/queries.ts";

export type OwnFeed = Pick<CalendarFeedModel, "id" | "madeAt" | "lastReadAt">;

/** On whose behalf a calendar program reads, in which language, of which body, null for everything of their own, and when one last did. */
export type FeedReader = { actor: Actor; locale: Locale; bodyId: string | null; lastReadAt: Date | null };

/** A program that asks every minute is noted four times an hour: whoever looks wants to know whether it still reads. */
const notedEvery = 15 * 60_000;

/** The reader's own feed, or their own of one body, without its secret; null when there is none. */
export async function findOwnFeed({ db, ability, actor }: Reading, bodyId: string | null): Promise<OwnFeed | null> {
  if (bodyId !== null && !isId(bodyId)) return null;
  const own = { personId: actor.personId, taskForceId: actor.taskForceId, bodyId };
  return db.calendarFeed.findFirst({ where: { AND: [readable(ability, "CalendarFeed"), own] }, select: { id: true, madeAt: true, lastReadAt: true } });
}

/** @throws NotFound for whoever may have none, as the operator without a seat, and for a body in which they do not sit; the attempt is logged */
export async function requireOwnFeedRight(reading: Reading, bodyId: string | null, action: string): Promise<void> {
  const { personId, taskForceId } = reading.actor;
  if (bodyId !== null) await requireBody(reading, bodyId, action, "answer");
  if (reading.ability.can("keep", subject("CalendarFeed", { personId, taskForceId } as CalendarFeedModel))) return;
  await recordRead(reading, { action, outcome: "DENIED", subjectIds: [], detail: { fields: "ACTION" } });
  throw new NotFound();
}

type Row = {
  id: string;
  last_read_at: Date | null;
  body_id: string | null;
  person_id: string;
  agency_id: string;
  task_force_id: string;
  discipline: string;
  seats: string[];
  locale: Locale;
};

/**
 * On whose behalf a calendar program with this secret reads, with no more rights than the person has at this moment: nobody
 * once they, their agency or their seat is gone; the feed of a body goes with the seat in it. Neither the operator's rights nor what a confidentiality statement opens.
 *
 * @param pool of role hub_auth
 */
export async function readerBehind(pool: pg.Pool, secret: string): Promise<FeedReader | null> {
  const {
    rows: [row],
  } = await pool.query<Row>({
    name: "find-calendar-feed",
    text: `SELECT f.id, f.last_read_at, f.body_id, f.person_id, p.agency_id, f.task_force_id, a.discipline::text, p.locale::text,
        ARRAY(SELECT t.role::text FROM seat t WHERE t.person_id = p.id AND t.task_force_id = f.task_force_id ORDER BY t.role) AS seats
      FROM calendar_feed f JOIN person p ON p.id = f.person_id JOIN agency a ON a.id = p.agency_id
      WHERE f.secret_hash = $1 AND p.disabled_at IS NULL AND a.disabled_at IS NULL AND ${seated("p", "f.task_force_id")}`,
    values: [hashOf(secret)],
  });
  if (!row || row.seats.length === 0) return null;
  const {
    id: sessionId,
    last_read_at: lastReadAt,
    body_id: bodyId,
    person_id: personId,
    agency_id: agencyId,
    task_force_id: taskForceId,
    discipline,
    seats,
    locale,
  } = row;
  const actor = Actor.parse({ sessionId, personId, agencyId, taskForceId, discipline, seats, operator: false, statementAccepted: false });
  return { actor, locale, bodyId, lastReadAt };
}

/** Notes that a calendar program read, unless that was noted a moment ago. `pool` is of role hub_auth. */
export async function noteRead(pool: pg.Pool, { actor, lastReadAt }: FeedReader, now: Date): Promise<void> {
  if (lastReadAt && now.getTime() - lastReadAt.getTime() < notedEvery) return;
  await pool.query({ name: "note-calendar-read", text: "UPDATE calendar_feed SET last_read_at = $2 WHERE id = $1", values: [actor.sessionId, now] });
}
