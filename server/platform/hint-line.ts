import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Logger } from "pino";
import { z } from "zod";
import { traceOf } from "./log.ts";

/** Of what kind something changed, at which table and for which agencies: all that travels between hubs (decision 0020). */
export const Hint = z.strictObject({ kind: z.string(), taskForce: z.uuid().nullable(), agencies: z.array(z.uuid()) });
export type Hint = z.infer<typeof Hint>;

/** The channel on which the database's triggers speak (prisma/migrations/20261123001000_live). */
const channel = "hub_hint";
const askEveryMilliseconds = 20_000;
const longestPauseMilliseconds = 10_000;

/** What is done with hints: `onHint` for each, `onLost` when some may have been missed. */
export type Listener = { onHint: (hint: Hint) => void; onLost: () => void };

/** This hub's one connection on which PostgreSQL says what changed, at whichever hub. It comes back by itself. */
export class HintLine {
  readonly #url: string;
  readonly #log: Logger;
  readonly #listener: Listener;
  #client: pg.Client | undefined;
  #isClosed = false;
  #asking: NodeJS.Timeout | undefined;

  /** @param url of any role: a hint holds nothing that one of them may not know */
  constructor(url: string, listener: Listener, log: Logger) {
    this.#url = url;
    this.#listener = listener;
    this.#log = log;
  }

  /** Whether hints arrive at this moment. */
  get isOpen(): boolean {
    return this.#client !== undefined;
  }

  /** Begins to listen. @throws Error of node-postgres when the database does not answer */
  async open(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, query_timeout: 5000, connectionTimeoutMillis: 5000, keepAlive: true });
    const lose = (): void => this.#lose(client);
    client.on("error", lose).on("end", lose);
    client.on("notification", ({ payload = "" }) => {
      const { data } = Hint.safeParse(read(payload));
      if (data) this.#listener.onHint(data);
    });
    await client.connect();
    await client.query(`LISTEN ${channel}`);
    if (this.#isClosed) return client.end();
    this.#client = client;
    // A connection that was cut without a word looks like one on which nothing happens.
    this.#asking = setInterval(() => void client.query("SELECT").catch(lose), askEveryMilliseconds).unref();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const client = this.#client;
    this.#client = undefined;
    clearInterval(this.#asking);
    await client?.end();
  }

  #lose(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    clearInterval(this.#asking);
    client.end().catch(() => {});
    this.#listener.onLost();
    if (this.#isClosed) return;
    this.#log.warn("the connection that hears of changes broke");
    void this.#comeBack();
  }

  async #comeBack(): Promise<void> {
    for (let wait = 250; !this.#isClosed && !this.#client; wait = Math.min(2 * wait, longestPauseMilliseconds)) {
      await pause(wait, undefined, { ref: false });
      await this.open().catch((error: unknown) => this.#log.warn(traceOf(error), "changes cannot be heard yet"));
    }
  }
}

function read(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}
