import type { Locale } from "@roundtable/shared/roles.ts";
import type pg from "pg";
import type { CalendarFeedModel } from "../../../prisma/client/models.ts";
import { type Reading, recordRead } from "#platform/acting.ts";
import { Actor } from "#platform/actor.ts";
import { hashOf } from "#platform/auth-transaction.ts";
import { readable, subject } from "#platform/casl.ts";
import { NotFound } from "#platform/errors.ts";
import type { CalendarEntry } from "#platform/icalendar.ts";
import { seated } from "#platform/session-statements.ts";

export type OwnFeed = Pick<CalendarFeedModel, "id" | "madeAt" | "lastReadAt">;

/** What a feature puts into the calendar feed of whoever reads it; gathered in server/calendar-feed.ts. */
export type CalendarSource = (reading: Reading, locale: Locale) => Promise<CalendarEntry[]>;

/** The reader's own feed, without its secret; null when there is none. */
export async function findOwnFeed({ db, ability, actor }: Reading): Promise<OwnFeed | null> {
  const own = { personId: actor.personId, taskForceId: actor.taskForceId };
  return db.calendarFeed.findFirst({ where: { AND: [readable(ability, "CalendarFeed"), own] }, select: { id: true, madeAt: true, lastReadAt: true } });
}

/** @throws NotFound for whoever may have none, as the operator without a seat; the attempt is logged */
export async function requireOwnFeedRight(reading: Reading, action: string): Promise<void> {
  const { personId, taskForceId } = reading.actor;
  if (reading.ability.can("keep", subject("CalendarFeed", { personId, taskForceId } as CalendarFeedModel))) return;
  await recordRead(reading, { action, outcome: "DENIED", subjectIds: [], detail: { fields: "ACTION" } });
  throw new NotFound();
}

type Row = { id: string; person_id: string; agency_id: string; task_force_id: string; discipline: string; seats: string[]; locale: Locale };

/**
 * On whose behalf a calendar program with this secret reads, with no more rights than the person has at this moment: nobody
 * once they, their agency or their seat is gone. Neither the operator's rights nor what a confidentiality statement opens.
 *
 * @param pool of role hub_auth
 */
export async function readerBehind(pool: pg.Pool, secret: string, now: Date): Promise<{ actor: Actor; locale: Locale } | null> {
  const {
    rows: [row],
  } = await pool.query<Row>({
    name: "find-calendar-feed",
    text: `SELECT f.id, f.person_id, p.agency_id, f.task_force_id, a.discipline::text, p.locale::text,
        ARRAY(SELECT t.role::text FROM seat t WHERE t.person_id = p.id AND t.task_force_id = f.task_force_id ORDER BY t.role) AS seats
      FROM calendar_feed f JOIN person p ON p.id = f.person_id JOIN agency a ON a.id = p.agency_id
      WHERE f.secret_hash = $1 AND p.disabled_at IS NULL AND a.disabled_at IS NULL AND ${seated("p", "f.task_force_id")}`,
    values: [hashOf(secret)],
  });
  if (!row || row.seats.length === 0) return null;
  await pool.query("UPDATE calendar_feed SET last_read_at = $2 WHERE id = $1", [row.id, now]);
  const { id: sessionId, person_id: personId, agency_id: agencyId, task_force_id: taskForceId, discipline, seats, locale } = row;
  return { actor: Actor.parse({ sessionId, personId, agencyId, taskForceId, discipline, seats, operator: false, statementAccepted: false }), locale };
}
