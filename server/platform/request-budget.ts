import { createHash } from "node:crypto";
import type pg from "pg";
import type { Logger } from "pino";
import type { Clock } from "./clock.ts";
import { traceOf } from "./log.ts";

/** What a person, or an address from which nobody is signed in, may ask in a minute: ten times what a busy page does. */
export const requestsPerMinute = 600;

const minute = 60_000;
const syncEveryMilliseconds = 2000;

/** Of one bucket in the running minute: what the database knew last, and what came here since then. */
type Count = { known: number; since: number };

/**
 * Counts requests by the minute. Each hub counts in memory and brings its counts to the database every two seconds, all in
 * one statement, where they meet those of other hubs and outlive a restart: a request costs no statement of its own, and
 * the sum is two seconds old at the most (decision 0021).
 */
export class RequestBudget {
  readonly #pool: pg.Pool;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #perMinute: number;
  readonly #timer: NodeJS.Timeout;
  #minute = 0;
  #counts = new Map<string, Count>();
  #syncing = Promise.resolve();

  /** @param pool of role hub_auth */
  constructor(pool: pg.Pool, clock: Clock, log: Logger, perMinute = requestsPerMinute) {
    this.#pool = pool;
    this.#clock = clock;
    this.#log = log;
    this.#perMinute = perMinute;
    this.#timer = setInterval(() => void this.sync(), syncEveryMilliseconds).unref();
  }

  /** Counts one request. Returns 0, or the seconds until the next is answered when too many came. */
  take(kind: "person" | "address", value: string): number {
    const now = this.#clock.now().getTime();
    if (now >= this.#minute + minute) {
      this.#minute = Math.floor(now / minute) * minute;
      this.#counts = new Map();
    }
    const count = this.#counts.getOrInsertComputed(`${kind}:${value}`, () => ({ known: 0, since: 0 }));
    count.since += 1;
    return count.known + count.since <= this.#perMinute ? 0 : Math.ceil((this.#minute + minute - now) / 1000);
  }

  /** Brings what was counted to the database and learns what others counted. What cannot be brought counts here alone. */
  sync(): Promise<void> {
    this.#syncing = this.#syncing.then(() => this.#bring()).catch((error: unknown) => this.#log.warn(traceOf(error), "requests are counted by this hub alone"));
    return this.#syncing;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.sync();
  }

  async #bring(): Promise<void> {
    // Always in one order, so that two hubs wait for each other and never both for one another.
    const counted = [...this.#counts]
      .filter(([, { since }]) => since > 0)
      .map(([bucket, count]) => ({ hash: createHash("sha256").update(bucket).digest("hex"), count, since: count.since }))
      .toSorted((one, other) => (one.hash < other.hash ? -1 : 1));
    if (counted.length === 0) return;
    const at = new Date(this.#minute);
    const { rows } = await this.#pool.query<{ hash: string; requests: number }>(
      `WITH old AS (DELETE FROM request_count WHERE minute < $1::timestamptz - interval '1 hour')
       INSERT INTO request_count AS c (bucket_hash, minute, requests)
       SELECT decode(n.hash, 'hex'), $1, n.requests FROM unnest($2::text[], $3::int[]) WITH ORDINALITY AS n (hash, requests, place) ORDER BY n.place
       ON CONFLICT (bucket_hash, minute) DO UPDATE SET requests = c.requests + EXCLUDED.requests
       RETURNING encode(bucket_hash, 'hex') AS hash, requests`,
      [at, counted.map(({ hash }) => hash), counted.map(({ since }) => since)],
    );
    const sums = new Map(rows.map(({ hash, requests }) => [hash, requests]));
    for (const { hash, count, since } of counted) {
      count.known = sums.get(hash) ?? count.known;
      count.since -= since;
    }
  }
}
