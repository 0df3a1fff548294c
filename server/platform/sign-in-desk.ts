import { createHash, randomUUIDv7 } from "node:crypto";
import type pg from "pg";
import { appendEntry, within } from "./auth-transaction.ts";
import type { Clock } from "./clock.ts";
import { failureWindowMinutes, waitAfter } from "./session-rules.ts";

export type KnownPerson = { id: string; passwordHash: string };

/** What sign-in asks of the database: who has which password, and how often it went wrong. */
export class SignInDesk {
  readonly #pool: pg.Pool;
  readonly #clock: Clock;

  /** @param pool of role hub_auth */
  constructor(pool: pg.Pool, clock: Clock) {
    this.#pool = pool;
    this.#clock = clock;
  }

  /** The person behind an address of mail; undefined for nobody and for the disabled alike. */
  async personBehind(email: string): Promise<KnownPerson | undefined> {
    const { rows } = await this.#pool.query<KnownPerson>(
      `SELECT p.id, c.password_hash AS "passwordHash" FROM person p JOIN agency a ON a.id = p.agency_id JOIN credential c ON c.person_id = p.id
       WHERE p.email = $1 AND p.disabled_at IS NULL AND a.disabled_at IS NULL`,
      [email],
    );
    return rows[0];
  }

  /**
   * Lets one try at something secret through (a password, the codes of a person, a link) and counts it as a failure until `forget`, so that many at the same moment count as many (GQ-08).
   * Returns the seconds until this account or network address may be tried again, 0 when it may be now. The count is in the
   * database and outlives a restart (AU-11); it ends by itself, so nobody can lock somebody else out for good.
   */
  async admit(account: string, address: string): Promise<number> {
    const now = this.#clock.now();
    const buckets = [bucket("account", account), bucket("address", address)];
    return within(this.#pool, async (tx) => {
      await tx.query("SELECT pg_advisory_xact_lock(hashtextextended(encode(b, 'hex'), 0)) FROM unnest($1::bytea[]) AS b", [
        buckets.toSorted((one, other) => one.compare(other)),
      ]);
      const { rows } = await tx.query<{ isAccount: boolean; failures: number; last: Date }>(
        'SELECT bucket_hash = ($1::bytea[])[1] AS "isAccount", count(*)::int AS failures, max(failed_at) AS last FROM sign_in_failure WHERE bucket_hash = ANY ($1) AND failed_at > $2::timestamptz - make_interval(mins => $3) GROUP BY bucket_hash',
        [buckets, now, failureWindowMinutes],
      );
      const wait = Math.max(
        0,
        ...rows.map(({ isAccount, failures, last }) => {
          const pause = waitAfter(failures, isAccount ? "account" : "address");
          // Of two at the same moment the one counted first may have the later clock: that alone makes nobody wait.
          return pause === 0 ? 0 : Math.ceil(pause - (now.getTime() - last.getTime()) / 1000);
        }),
      );
      if (wait === 0)
        await tx.query("INSERT INTO sign_in_failure (id, bucket_hash, failed_at) SELECT i, b, $2 FROM unnest($1::bytea[], $3::uuid[]) AS n (b, i)", [
          buckets,
          now,
          buckets.map(() => randomUUIDv7()),
        ]);
      await tx.query("DELETE FROM sign_in_failure WHERE failed_at < $1::timestamptz - interval '1 day'", [now]);
      return wait;
    });
  }

  /** Forgets the failures of an account whose person got in, and one of the address: many people may share that. */
  async forget(account: string, address: string): Promise<void> {
    await this.#pool.query(
      `DELETE FROM sign_in_failure WHERE bucket_hash = $1
         OR id = (SELECT id FROM sign_in_failure WHERE bucket_hash = $2 ORDER BY failed_at DESC, id DESC LIMIT 1)`,
      [bucket("account", account), bucket("address", address)],
    );
  }

  /** Writes a refusal into the log: for an unknown account too, so that both take as long. */
  async logRefusal(personId: string | undefined, action = "auth.sign-in"): Promise<void> {
    await appendEntry(this.#pool, { action, outcome: "DENIED", ...(personId === undefined ? {} : { personId }), subjectIds: [] });
  }
}

function bucket(kind: string, value: string): Buffer {
  return createHash("sha256").update(`${kind}:${value}`).digest();
}
