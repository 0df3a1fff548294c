import type { AuditEntry } from "../../server/platform/audit.ts";
import type { Transaction } from "../../server/platform/db.ts";
import type { KeyRing } from "../../server/platform/key-ring.ts";
import type { Places } from "./agencies.ts";

/** What the stories are told with: the transaction, the names, the moment everything is relative to, the keys and the log. */
export type Seeding = {
  tx: Transaction;
  places: Places;
  now: Date;
  /** What is said of people is sealed under them. */
  keys: KeyRing;
  /** Notes an act of the story for the log. */
  log: (at: Date, entry: AuditEntry) => void;
};

/** Collects what the demo's people did and adds it to the log in the order in which they did it. */
export class SeededLog {
  #acts: { at: Date; entry: AuditEntry }[] = [];

  readonly note = (at: Date, entry: AuditEntry): void => void this.#acts.push({ at, entry });

  /** The log stamps each line with the moment it is written: it says when the demo was made, because nothing else would be true. */
  async write(tx: Transaction): Promise<void> {
    const entries = this.#acts.toSorted((a, b) => a.at.getTime() - b.at.getTime()).map(({ entry }) => entry);
    await tx.$executeRaw`SELECT app.audit_append(${JSON.stringify(entries)}::jsonb)`;
  }
}
