import pg from "pg";
import type { Clock } from "#platform/clock.ts";
import { migrationsAreCurrent } from "../prisma/migrate.ts";

/**
 * Whether the hub may answer: READY, or the database does not say (NO_ANSWER), or what protects the data is not in force
 * (UNSOUND): the log cannot be written to, or a clock is wrong, by which consents and sessions would end at another time.
 */
export type State = "READY" | "NO_ANSWER" | "UNSOUND";

const question = `
  SELECT has_function_privilege('app.audit_append(jsonb)', 'EXECUTE') AND NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off' AS writable,
    app.clock_went_back() AS behind, extract(epoch FROM clock_timestamp())::float8 * 1000 AS now`;

/** Half a minute is more than machines that keep time differ by, and less than the shortest thing the hub lets end. */
const toleranceMilliseconds = 30_000;

export type ReadinessOptions = {
  /** Of role hub_app. */
  url: string;
  /** The clock that sessions go by, when it is to be held against the database's; none for a test that moves it. */
  clock: Clock | undefined;
};

/** Asks the database at most once a second, however often it is asked. */
export class Readiness {
  readonly #options: ReadinessOptions;
  #asked = { at: -Infinity, answer: Promise.resolve<State>("READY") };
  #last: State = "READY";

  constructor(options: ReadinessOptions) {
    this.#options = options;
  }

  /** For /readyz: at most a second old. */
  state(): Promise<State> {
    if (performance.now() - this.#asked.at > 1000) {
      const answer = this.#ask().then((state) => (this.#last = state));
      this.#asked = { at: performance.now(), answer };
    }
    return this.#asked.answer;
  }

  /** For requests: nobody waits for an answer while the last one was good, and the next is asked for meanwhile. */
  async isSound(): Promise<boolean> {
    const next = this.state();
    return this.#last === "UNSOUND" ? (await next) !== "UNSOUND" : true;
  }

  async #ask(): Promise<State> {
    const { url, clock } = this.#options;
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000, statement_timeout: 2000 });
    client.on("error", () => {});
    try {
      await client.connect();
      const { rows } = await client.query<{ writable: boolean; behind: boolean; now: number }>(question);
      const [row] = rows;
      const isAgreed = row !== undefined && (!clock || Math.abs(clock.now().getTime() - row.now) < toleranceMilliseconds);
      if (!row?.writable || row.behind || !isAgreed) return "UNSOUND";
      return (await migrationsAreCurrent(url)) ? "READY" : "NO_ANSWER";
    } catch {
      return "NO_ANSWER";
    } finally {
      await client.end().catch(() => {});
    }
  }
}
