import { createHash, randomBytes, randomUUIDv7 } from "node:crypto";
import { statementDays, statementVersion } from "@roundtable/shared/people.ts";
import type { Locale } from "@roundtable/shared/roles.ts";
import type pg from "pg";
import { Actor } from "./actor.ts";
import type { AuditEntry } from "./audit.ts";
import type { Clock } from "./clock.ts";
import { Unauthenticated } from "./errors.ts";

/** What a signed-in request works with. `endsAt` is when the session ends however busy it is, `factorAt` when the second factor was last given. */
export type SignedIn = { actor: Actor; locale: Locale; idleMinutes: number; endsAt: Date; factorAt: Date };

/** A table the person may sit down at. */
export type Table = { id: string; name: string; timeZone: string; consentDefaultDays: number; consentMaximumDays: number };

type SessionRow = {
  id: string;
  person_id: string;
  agency_id: string;
  task_force_id: string;
  discipline: string;
  seats: string[];
  operator: boolean;
  statement_accepted: boolean;
  locale: Locale;
  idle_minutes: number;
  expires_at: Date;
  created_at: Date;
};

const absoluteHours = 12;

/** The token itself is a password as long as it lives; only this is kept. */
function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

// Who may sit at a table: a person with a seat there whose agency belongs to it, or the operator.
const seated = (person: string, table: string) => `(${person}.operator OR (
  EXISTS (SELECT FROM seat t WHERE t.person_id = ${person}.id AND t.task_force_id = ${table})
  AND EXISTS (SELECT FROM membership m WHERE m.agency_id = ${person}.agency_id AND m.task_force_id = ${table} AND m.left_at IS NULL)))`;

// Person, agency, seats and session are read together, so a person who was disabled is out with the next request (AU-09, AZ-20).
const findLive = `
  WITH live AS (
    SELECT s.id, s.person_id, p.agency_id, s.task_force_id, a.discipline, p.operator, p.locale, s.seen_at, s.expires_at, s.created_at,
      ARRAY(SELECT t.role::text FROM seat t WHERE t.person_id = p.id AND t.task_force_id = s.task_force_id ORDER BY t.role) AS seats,
      EXISTS (SELECT FROM statement_acceptance x WHERE x.person_id = p.id AND x.version = ${statementVersion}
        AND x.accepted_at > $2::timestamptz - ${statementDays} * interval '1 day') AS statement_accepted,
      CASE WHEN p.operator OR a.discipline IN ('LAW_ENFORCEMENT', 'PROSECUTION') THEN 15 ELSE 30 END AS idle_minutes
    FROM session s JOIN person p ON p.id = s.person_id JOIN agency a ON a.id = p.agency_id
    WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > $2 AND p.disabled_at IS NULL AND a.disabled_at IS NULL
      AND ${seated("p", "s.task_force_id")}
  ), kept AS (
    SELECT * FROM live WHERE seen_at > $2 - idle_minutes * interval '1 minute'
  ), touched AS (
    UPDATE session SET seen_at = $2 FROM kept WHERE $3 AND session.id = kept.id AND kept.seen_at <= $2 - interval '1 minute'
  )
  SELECT id, person_id, agency_id, task_force_id, discipline::text, seats, operator, statement_accepted, locale::text, idle_minutes, expires_at, created_at FROM kept`;

/** Signed-in sessions, in the database role of sign-in, which sees no referral. */
export class Sessions {
  readonly #pool: pg.Pool;
  readonly #clock: Clock;

  /** @param pool of role hub_auth */
  constructor(pool: pg.Pool, clock: Clock) {
    this.#pool = pool;
    this.#clock = clock;
  }

  /**
   * The session behind `token`, or null when it ended, sat idle for 15 minutes (law enforcement, operators) or 30, or when
   * its person, agency or seat is gone. `isBusy: false` asks without counting as activity.
   */
  async find(token: string, { isBusy = true } = {}): Promise<SignedIn | null> {
    const { rows } = await this.#pool.query<SessionRow>({ name: "find-session", text: findLive, values: [hashOf(token), this.#clock.now(), isBusy] });
    return rows[0] ? signedIn(rows[0]) : null;
  }

  /** The tables this person may sit at, by name. Empty for somebody disabled. */
  async tablesOf(personId: string): Promise<Table[]> {
    const { rows } = await this.#pool.query<Table>(
      `SELECT f.id, f.name, f.time_zone AS "timeZone", f.consent_default_days AS "consentDefaultDays", f.consent_maximum_days AS "consentMaximumDays"
       FROM person p JOIN agency a ON a.id = p.agency_id CROSS JOIN task_force f
       WHERE p.id = $1 AND p.disabled_at IS NULL AND a.disabled_at IS NULL AND ${seated("p", "f.id")} ORDER BY f.name, f.id`,
      [personId],
    );
    return rows;
  }

  /** Opens a session at a table that `tablesOf` names, with its line in the log. `replaces` ends with it, so no token lives through a sign-in or a move (AU-07). @throws Unauthenticated for a move from a session that has ended */
  async open(
    personId: string,
    taskForceId: string,
    { replaces, action = "auth.sign-in" }: { replaces?: string | null; action?: string } = {},
  ): Promise<{ token: string; signedIn: SignedIn }> {
    const token = randomBytes(32).toString("base64url");
    const now = this.#clock.now();
    await this.#within(async (client) => {
      const before = replaces
        ? await client.query<{ expires_at: Date }>("UPDATE session SET revoked_at = $2 WHERE token_hash = $1 AND revoked_at IS NULL RETURNING expires_at", [
            hashOf(replaces),
            now,
          ])
        : undefined;
      const moved = action === "auth.sign-in" ? undefined : before?.rows[0];
      // Nothing moves on from a session that has just ended, or it would outlive its end.
      if (action !== "auth.sign-in" && !moved) throw new Unauthenticated();
      const expiresAt = moved?.expires_at ?? new Date(now.getTime() + absoluteHours * 3_600_000);
      const made = await client.query<{ id: string }>(
        "INSERT INTO session (id, token_hash, person_id, task_force_id, assurance, created_at, seen_at, expires_at) VALUES ($6, $1, $2, $3, 2, $4, $4, $5) RETURNING id",
        [hashOf(token), personId, taskForceId, now, expiresAt, randomUUIDv7()],
      );
      await append(client, { action, outcome: "OK", personId, taskForceId, subjectIds: made.rows.map(({ id }) => id) });
    });
    const opened = await this.find(token);
    if (!opened) throw new Error("a session was opened for somebody who may not sit at this table");
    return { token, signedIn: opened };
  }

  /** Ends the session behind `token`. Nothing happens when there is none. */
  async end(token: string): Promise<void> {
    await this.#within(async (client) => {
      const { rows } = await client.query<{ id: string; person_id: string; task_force_id: string }>(
        "UPDATE session SET revoked_at = $2 WHERE token_hash = $1 AND revoked_at IS NULL RETURNING id, person_id, task_force_id",
        [hashOf(token), this.#clock.now()],
      );
      for (const row of rows)
        await append(client, { action: "auth.sign-out", outcome: "OK", personId: row.person_id, taskForceId: row.task_force_id, subjectIds: [row.id] });
    });
  }

  async #within(work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
    const client = await this.#pool.connect();
    try {
      await client.query("BEGIN");
      await work(client);
      await client.query("COMMIT");
    } catch (error) {
      await client.query("ROLLBACK");
      throw error;
    } finally {
      client.release();
    }
  }
}

async function append(client: pg.PoolClient, entry: AuditEntry): Promise<void> {
  await client.query("SELECT app.audit_append($1::jsonb)", [JSON.stringify([entry])]);
}

function signedIn(row: SessionRow): SignedIn {
  const actor = Actor.parse({
    sessionId: row.id,
    personId: row.person_id,
    agencyId: row.agency_id,
    taskForceId: row.task_force_id,
    discipline: row.discipline,
    seats: row.seats,
    operator: row.operator,
    statementAccepted: row.statement_accepted,
  });
  return { actor, locale: row.locale, idleMinutes: row.idle_minutes, endsAt: row.expires_at, factorAt: row.created_at };
}
