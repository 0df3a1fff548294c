import type { Actor } from "./actor.ts";
import { type AuditEntry, entryOf, type ReadLog } from "./audit.ts";
import type { AppAbility } from "./casl.ts";
import type { Clock } from "./clock.ts";
import type { Database, Transaction } from "./db.ts";
import type { KeyRing } from "./key-ring.ts";
import { isId } from "./ids.ts";

/** What a command or query works with: who asks, what they may, the database as they see it, the log, the keys and the time. */
export type Acting = {
  actor: Actor;
  ability: AppAbility;
  db: Database;
  readLog: Pick<ReadLog, "record">;
  clock: Clock;
  /** Opens what is sealed in the database. */
  keys: KeyRing;
  /** When the second factor was last given in this session. */
  factorAt: Date;
};

/** The same for a function that only reads, so that it also works inside a transaction. */
export type Reading = Omit<Acting, "db"> & { db: Transaction };

/** Logs that content is about to be shown, or was asked for and refused. Resolves once it is written; fails the request when it cannot be. */
export function recordRead({ actor, readLog }: Reading, entry: Omit<AuditEntry, "taskForceId" | "personId" | "agencyId">): Promise<void> {
  // An attempt with what is no id is logged too, without it.
  return readLog.record(entryOf(actor, { ...entry, subjectIds: entry.subjectIds.filter(isId) }));
}
