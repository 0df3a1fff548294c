import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Actor } from "./actor.ts";

/** Which part of a record was read or written; never its content (CR-21). */
export type FieldSet = "LIST" | "SHORT_FORM" | "FULL" | "ACTION";

/** One line of the log: who did what to which records, and whether it was allowed. */
export type AuditEntry = {
  /** The stem of the operation: "referral.share", "share.read". */
  action: string;
  outcome: "OK" | "DENIED";
  taskForceId?: string;
  personId?: string;
  agencyId?: string;
  subjectIds: string[];
  detail?: { fields?: FieldSet } & Record<string, string | number | boolean>;
};

/** The same on behalf of an actor. */
export function entryOf(actor: Actor, entry: Omit<AuditEntry, "taskForceId" | "personId" | "agencyId">): AuditEntry {
  return { ...entry, taskForceId: actor.taskForceId, personId: actor.personId, agencyId: actor.agencyId };
}

type Waiting = { entry: AuditEntry; done: () => void; failed: (error: unknown) => void };

/**
 * Logs what was read before it is shown: `record` resolves once the entry is committed, and a caller that cannot log must
 * not answer (AL-02). Entries that arrive while others are being written share the next commit, because the chain admits
 * one writer at a time and a commit each would make every reader wait for all others.
 */
export class ReadLog {
  readonly #pool: pg.Pool;
  #waiting: Waiting[] = [];
  #writing = false;

  /** @param url of role hub_app, which may append and neither change nor remove */
  constructor(url: string) {
    this.#pool = new pg.Pool({ connectionString: url, max: 1, options: "-c statement_timeout=5000 -c lock_timeout=4000" });
    this.#pool.on("error", () => {});
  }

  record(entry: AuditEntry): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ entry, done, failed });
      if (!this.#writing) void this.#write();
    });
  }

  async close(): Promise<void> {
    while (this.#writing) await pause(5);
    await this.#pool.end();
  }

  async #write(): Promise<void> {
    this.#writing = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, 200);
      try {
        await this.#pool.query({ name: "append", text: "SELECT app.audit_append($1::jsonb)", values: [JSON.stringify(batch.map(({ entry }) => entry))] });
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    this.#writing = false;
  }
}
