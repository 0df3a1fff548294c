import { randomUUIDv7 } from "node:crypto";
import type { Discipline, Locale } from "@roundtable/shared/roles.ts";
import type pg from "pg";
import { Actor } from "./actor.ts";
import { appendEntry, type AuthDatabase, hashOf, newToken, within } from "./auth-transaction.ts";
import type { Clock } from "./clock.ts";
import { Unauthenticated } from "./errors.ts";
import { endOfSession, idleMinutes, isLive, isStatementCurrent, isWorthNoting, rightsOf, wrongCodeLimit } from "./session-rules.ts";
import { findLive, seated, type SessionRow } from "./session-statements.ts";

/** What a signed-in request works with. `endsAt` is when the session ends however busy it is, `factorAt` when the second factor was last given, `idleEndsAt` when it ends if nobody touches anything. */
export type SignedIn = {
  actor: Actor;
  locale: Locale;
  idleMinutes: number;
  endsAt: Date;
  factorAt: Date;
  idleEndsAt: Date;
  sharedDevice: boolean;
  /** Set when the session has just gone on under another token, which the cookie must now hold. */
  renewedToken?: string;
};

/** The first step of signing in is done. Nothing but the second works with it. */
export type HalfSession = { id: string; personId: string; taskForceId: string };

export type OwnSession = { id: string; device: string; sharedDevice: boolean; startedAt: Date; seenAt: Date; isThisOne: boolean };

/** A table the person may sit down at. */
export type Table = { id: string; name: string; timeZone: string; consentDefaultDays: number; consentMaximumDays: number };

/** Where a session is opened: the device in two words, and whether others use it too. */
export type Place = { device?: string; sharedDevice?: boolean };

/** What is different in a session that goes on under a new token. */
type Change = { action: string; taskForceId?: string; factorGiven?: boolean };

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
   * The session behind `token`, or null when it ended, sat idle too long, only its first step is done, or its person,
   * agency or seat is gone (AU-09). `isBusy: false` asks without counting as activity. When what its person may do has
   * changed since the last request, it goes on under a new token, in `renewedToken` (AU-07).
   */
  async find(token: string, { isBusy = true } = {}): Promise<SignedIn | null> {
    const now = this.#clock.now();
    const row = await this.#live(token, 2);
    if (!row) return null;
    if (isBusy && isWorthNoting(row.seen_at, now)) await this.#pool.query("UPDATE session SET seen_at = $2 WHERE id = $1 AND seen_at < $2", [row.id, now]);
    if (row.rights === rightsOf({ agencyId: row.agency_id, seats: row.seats, operator: row.operator })) return signedIn(row, now);
    const renewedToken = await within(this.#pool, (tx) => this.succeed(tx, token, { action: "auth.rights-changed" })).catch(orNull);
    const renewed = renewedToken && (await this.#live(renewedToken, 2));
    return renewed ? { ...signedIn(renewed, now), renewedToken } : null;
  }

  /** The half session behind `token`; null for a whole one and for one that has ended. */
  async findStep(token: string | null): Promise<HalfSession | null> {
    const row = token === null ? undefined : await this.#live(token, 1);
    return row ? { id: row.id, personId: row.person_id, taskForceId: row.task_force_id } : null;
  }

  async #live(token: string, assurance: 1 | 2): Promise<SessionRow | undefined> {
    const {
      rows: [row],
    } = await this.#pool.query<SessionRow>({ name: "find-session", text: findLive, values: [hashOf(token)] });
    return row?.assurance === assurance && isLive({ seenAt: row.seen_at, expiresAt: row.expires_at }, idleOf(row), this.#clock.now()) ? row : undefined;
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

  /** Keeps that the first step is done, under a token of its own; what stood under `replaces` ends. @returns the token */
  async begin(
    tx: AuthDatabase,
    { personId, taskForceId, replaces }: { personId: string; taskForceId: string; replaces: string | null },
    place: Place,
  ): Promise<string> {
    if (replaces !== null) await this.#revoke(tx, replaces);
    const { id, token } = await this.#insert(tx, { personId, taskForceId, assurance: 1 }, place);
    await appendEntry(tx, { action: "auth.first-step", outcome: "OK", personId, taskForceId, subjectIds: [id] });
    return token;
  }

  /**
   * A whole session, in a transaction of the caller: everything that was asked for has been given. It takes the place of
   * the half one under `step`, or of whatever stood under `replaces`. @returns its token
   *
   * @throws Unauthenticated when the half session has ended meanwhile
   */
  async complete(
    tx: AuthDatabase,
    { personId, taskForceId, step, replaces, way }: { personId: string; taskForceId: string; step?: string; replaces?: string | null; way?: string },
    place: Place,
  ): Promise<string> {
    const before = step === undefined ? undefined : await this.#revoke(tx, step);
    if (step !== undefined && before?.person_id !== personId) throw new Unauthenticated();
    if (replaces) await this.#revoke(tx, replaces);
    const { id, token } = await this.#insert(tx, { personId, taskForceId, assurance: 2 }, { sharedDevice: before?.shared_device ?? false, ...place });
    await appendEntry(tx, { action: "auth.sign-in", outcome: "OK", personId, taskForceId, subjectIds: [id], ...(way ? { detail: { way } } : {}) });
    return token;
  }

  /** Opens a session at a table that `tablesOf` names, as if everything asked for had been given: for benches and tests, which are about something else. */
  async open(personId: string, taskForceId: string, place: Place = {}): Promise<{ token: string; signedIn: SignedIn }> {
    return this.opened(await within(this.#pool, (tx) => this.complete(tx, { personId, taskForceId }, place)));
  }

  /** What has just been opened under `token`. */
  async opened(token: string): Promise<{ token: string; signedIn: SignedIn }> {
    const found = await this.find(token);
    if (!found) throw new Error("a session was opened for somebody who may not sit at this table");
    return { token, signedIn: found };
  }

  /**
   * The same session under a new token; the old one is dead (AU-07), and it ends no later for it.
   *
   * @throws Unauthenticated when it has just ended, or gone on under another token
   */
  async succeed(tx: AuthDatabase, token: string, { action, taskForceId, factorGiven = false }: Change): Promise<string> {
    const before = await this.#revoke(tx, token);
    if (!before || before.assurance !== 2) throw new Unauthenticated();
    const facts = { personId: before.person_id, taskForceId: taskForceId ?? before.task_force_id, assurance: 2 as const };
    const since = { createdAt: before.created_at, expiresAt: before.expires_at, factorAt: factorGiven ? this.#clock.now() : before.factor_at };
    const next = await this.#insert(tx, { ...facts, ...since }, { device: before.device, sharedDevice: before.shared_device });
    await appendEntry(tx, { action, outcome: "OK", personId: facts.personId, taskForceId: facts.taskForceId, subjectIds: [next.id] });
    return next.token;
  }

  /** The same in a transaction of its own. */
  async goOn(token: string, change: Change): Promise<{ token: string; signedIn: SignedIn }> {
    return this.opened(await within(this.#pool, (tx) => this.succeed(tx, token, change)));
  }

  /** Where somebody is signed in, the latest first. */
  async listOf({ personId, sessionId }: Actor): Promise<OwnSession[]> {
    const now = this.#clock.now();
    const { rows } = await this.#pool.query<SessionRow>(
      `SELECT s.id, s.device, s.shared_device, s.created_at, s.seen_at, s.expires_at, p.operator, a.discipline::text
       FROM session s JOIN person p ON p.id = s.person_id JOIN agency a ON a.id = p.agency_id
       WHERE s.person_id = $1 AND s.assurance = 2 AND s.revoked_at IS NULL AND s.expires_at > $2 ORDER BY s.seen_at DESC, s.id DESC`,
      [personId, now],
    );
    return rows
      .filter((row) => isLive({ seenAt: row.seen_at, expiresAt: row.expires_at }, idleOf(row), now))
      .map(({ id, device, shared_device: sharedDevice, created_at: startedAt, seen_at: seenAt }) => ({
        id,
        device,
        sharedDevice,
        startedAt,
        seenAt,
        isThisOne: id === sessionId,
      }));
  }

  /** Ends the session behind `token`. Nothing happens when there is none. */
  async end(token: string): Promise<void> {
    await within(this.#pool, async (tx) => {
      const row = await this.#revoke(tx, token);
      if (row) await appendEntry(tx, { action: "auth.sign-out", outcome: "OK", personId: row.person_id, taskForceId: row.task_force_id, subjectIds: [row.id] });
    });
  }

  /** Ends one of somebody's sessions; false when there is no such. */
  async endOne({ personId, taskForceId }: Actor, sessionId: string): Promise<boolean> {
    return within(this.#pool, async (tx) => {
      const { rows } = await tx.query("UPDATE session SET revoked_at = $3 WHERE id = $1 AND person_id = $2 AND revoked_at IS NULL RETURNING id", [
        sessionId,
        personId,
        this.#clock.now(),
      ]);
      const outcome = rows.length > 0 ? "OK" : "DENIED";
      await appendEntry(tx, { action: "auth.end-session", outcome, personId, taskForceId, subjectIds: [sessionId] });
      return rows.length > 0;
    });
  }

  /** Ends all of somebody's sessions but the one that asks, and says how many those were. */
  async endOthers({ personId, taskForceId, sessionId }: Actor): Promise<number> {
    return within(this.#pool, async (tx) => {
      const ended = await this.endAllOf(tx, personId, sessionId);
      await appendEntry(tx, { action: "auth.end-other-sessions", outcome: "OK", personId, taskForceId, subjectIds: ended });
      return ended.length;
    });
  }

  /** Counts a try at a code of this session before it is looked at, so that many at once count as many. @returns how many that were since the last right one; null when it has ended */
  async countTry(sessionId: string): Promise<number | null> {
    const { rows } = await this.#pool.query<{ tries: number }>(
      "UPDATE session SET wrong_codes = wrong_codes + 1 WHERE id = $1 AND revoked_at IS NULL AND wrong_codes < $2 RETURNING wrong_codes AS tries",
      [sessionId, wrongCodeLimit],
    );
    return rows[0]?.tries ?? null;
  }

  /** How many tries at a code this session had since the last right one. */
  async triesOf(sessionId: string): Promise<number> {
    const { rows } = await this.#pool.query<{ tries: number }>("SELECT wrong_codes AS tries FROM session WHERE id = $1", [sessionId]);
    return rows[0]?.tries ?? wrongCodeLimit;
  }

  /** Ends all sessions of somebody, half ones too, but for `exceptId`, in a transaction of the caller. @returns their ids */
  async endAllOf(tx: AuthDatabase, personId: string, exceptId: string | null = null): Promise<string[]> {
    const { rows } = await tx.query<{ id: string }>(
      "UPDATE session SET revoked_at = $2 WHERE person_id = $1 AND id IS DISTINCT FROM $3::uuid AND revoked_at IS NULL RETURNING id",
      [personId, this.#clock.now(), exceptId],
    );
    return rows.map(({ id }) => id);
  }

  async #revoke(tx: AuthDatabase, token: string): Promise<SessionRow | undefined> {
    const { rows } = await tx.query<SessionRow>("UPDATE session SET revoked_at = $2 WHERE token_hash = $1 AND revoked_at IS NULL RETURNING *", [
      hashOf(token),
      this.#clock.now(),
    ]);
    return rows[0];
  }

  async #insert(
    tx: AuthDatabase,
    facts: { personId: string; taskForceId: string; assurance: 1 | 2; createdAt?: Date; expiresAt?: Date; factorAt?: Date | null },
    { device = "", sharedDevice = false }: Place,
  ): Promise<{ id: string; token: string }> {
    const now = this.#clock.now();
    const { personId, taskForceId, assurance, createdAt = now, expiresAt = endOfSession(now, assurance) } = facts;
    const factorAt = assurance === 1 ? null : (facts.factorAt ?? now);
    const { rows } = await tx.query<{ agencyId: string; operator: boolean; seats: string[] }>(
      `SELECT p.agency_id AS "agencyId", p.operator, ARRAY(SELECT t.role::text FROM seat t WHERE t.person_id = p.id AND t.task_force_id = $2) AS seats FROM person p WHERE p.id = $1`,
      [personId, taskForceId],
    );
    const [id, token] = [randomUUIDv7(), newToken()];
    await tx.query(
      `INSERT INTO session (id, token_hash, person_id, task_force_id, assurance, created_at, seen_at, expires_at, factor_at, device, shared_device, rights)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [id, hashOf(token), personId, taskForceId, assurance, createdAt, now, expiresAt, factorAt, device, sharedDevice, rows[0] ? rightsOf(rows[0]) : null],
    );
    return { id, token };
  }
}

function idleOf(row: Pick<SessionRow, "discipline" | "operator" | "shared_device">): number {
  return idleMinutes({ discipline: row.discipline as Discipline, operator: row.operator, sharedDevice: row.shared_device });
}

/** Of two requests at the same moment one goes on under the new token, and the other has lost its own. */
function orNull(error: unknown): null {
  if (error instanceof Unauthenticated) return null;
  throw error;
}

function signedIn(row: SessionRow, now: Date): SignedIn {
  const actor = Actor.parse({
    sessionId: row.id,
    personId: row.person_id,
    agencyId: row.agency_id,
    taskForceId: row.task_force_id,
    discipline: row.discipline,
    seats: row.seats,
    operator: row.operator,
    statementAccepted: isStatementCurrent(row.statement_at, now),
  });
  return {
    actor,
    locale: row.locale,
    idleMinutes: idleOf(row),
    endsAt: row.expires_at,
    factorAt: row.factor_at ?? row.created_at,
    idleEndsAt: new Date(row.seen_at.getTime() + idleOf(row) * 60_000),
    sharedDevice: row.shared_device,
  };
}
