import { createHash } from "node:crypto";
import { GraphQLError } from "graphql";
import type { Acting, Reading } from "./acting.ts";
import type { Actor } from "./actor.ts";
import { type AuditEntry, entryOf } from "./audit.ts";
import type { Transaction } from "./db.ts";

/** Something happened that others may react to; carries ids only, and is delivered through the job queue after the commit. */
export type Announcement = { topic: string; payload: Record<string, string>; runAt?: Date; key?: string };

export type Unit = {
  tx: Transaction;
  /** For query functions, so that they read in this transaction. */
  reading: Reading;
  /** Adds a line to the log in this transaction. Without at least one, the transaction does not commit. */
  record: (entry: Omit<AuditEntry, "taskForceId" | "personId" | "agencyId">) => void;
  /** Adds a job in this transaction: rolled back with it. */
  announce: (announcement: Announcement) => void;
};

/** Thrown when a command wrote without recording: a defect of ours. */
export class NothingRecorded extends Error {
  override name = "NothingRecorded";
}

/** One client key was used for two different requests. */
export class ClientKeyReused extends GraphQLError {
  constructor() {
    super("This key already stands for another request. Make a new one.", { extensions: { code: "CLIENT_KEY_REUSED" } });
  }
}

/**
 * One write: everything in `work`, its line in the log and its jobs commit together or not at all.
 *
 * With a client key the write happens once however often it is sent (RE-04): a repeat answers with the id of the record
 * the first one changed, whether it comes later or at the same moment.
 *
 * @returns the id that `work` returned, or that it returned the first time
 * @throws NothingRecorded when `work` recorded nothing; ClientKeyReused when the key stands for another request
 */
export async function transact(
  acting: Acting,
  once: { mutation: string; input: { clientKey: string } },
  work: (unit: Unit) => Promise<string>,
): Promise<string> {
  const { db, actor } = acting;
  const inputHash = createHash("sha256").update(JSON.stringify(once.input)).digest();
  return db.$transaction(
    async (tx) => {
      const first = await tx.$executeRaw`
        INSERT INTO client_key (person_id, key, mutation, input_hash) VALUES (${actor.personId}::uuid, ${once.input.clientKey}::uuid, ${once.mutation}, ${inputHash})
        ON CONFLICT DO NOTHING`;
      if (first === 0) return replay(tx, actor, once, inputHash);

      const entries: AuditEntry[] = [];
      const announcements: Announcement[] = [];
      const subjectId = await work({
        tx,
        reading: { ...acting, db: tx },
        record: (entry) => void entries.push(entryOf(actor, entry)),
        announce: (announcement) => void announcements.push(announcement),
      });
      if (entries.length === 0) throw new NothingRecorded(`${once.mutation} recorded nothing`);
      await tx.$executeRaw`UPDATE client_key SET subject_id = ${subjectId}::uuid WHERE person_id = ${actor.personId}::uuid AND key = ${once.input.clientKey}::uuid`;
      for (const { topic, payload, runAt, key } of announcements)
        await tx.$executeRaw`SELECT app.add_job(${topic}, ${JSON.stringify(payload)}::jsonb, ${runAt ?? null}::timestamptz, ${key ?? null}::text)`;
      // Last, because the end of the chain stays locked from here to the commit.
      await tx.$executeRaw`SELECT app.audit_append(${JSON.stringify(entries)}::jsonb)`;
      return subjectId;
    },
    { maxWait: 5000, timeout: 10_000 },
  );
}

async function replay(tx: Transaction, actor: Actor, once: { mutation: string; input: { clientKey: string } }, inputHash: Buffer): Promise<string> {
  const before = await tx.clientKey.findUniqueOrThrow({ where: { personId_key: { personId: actor.personId, key: once.input.clientKey } } });
  if (before.mutation !== once.mutation || !inputHash.equals(before.inputHash) || before.subjectId === null) throw new ClientKeyReused();
  return before.subjectId;
}
