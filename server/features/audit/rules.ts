import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";

/** One line of the log as its columns have it. */
export type ChainEntry = {
  seq: bigint;
  at: Date;
  action: string;
  outcome: string;
  taskForceId: string | null;
  personId: string | null;
  agencyId: string | null;
  subjectIds: string[];
  body: string;
  previousHash: Uint8Array;
  hash: Uint8Array;
};

/** The end of the chain up to an entry: its number and hash. */
export type ChainEnd = { seq: bigint; hash: Uint8Array };

/** What stands before the first entry; app.audit_append goes on from it. */
export const chainStart: ChainEnd = { seq: 0n, hash: createHash("sha256").update("roundtable").digest() };

const Body = z.object({
  seq: z.number(),
  at: z.iso.datetime(),
  action: z.string(),
  outcome: z.string(),
  taskForceId: z.string().nullable(),
  personId: z.string().nullable(),
  agencyId: z.string().nullable(),
  subjectIds: z.array(z.string()),
});

/** What is wrong with `entry` as the successor of `before`, in plain words; undefined when nothing is. Its hash must cover its text, and its columns must say what the text says (AL-03). */
export function faultOf(entry: ChainEntry, before: ChainEnd): string | undefined {
  if (entry.seq !== before.seq + 1n) return `comes after ${before.seq}, so entries between them are missing`;
  if (!same(entry.previousHash, before.hash)) return "does not follow from the entry before it";
  if (!same(entry.hash, createHash("sha256").update(before.hash).update(entry.body).digest())) return "was changed after it was written";
  const body = Body.safeParse(parsed(entry.body));
  if (!body.success) return "has a text that is no entry";
  const { seq, at, action, outcome, taskForceId, personId, agencyId, subjectIds } = entry;
  const columns = { seq: Number(seq), at: at.toISOString(), action, outcome, taskForceId, personId, agencyId, subjectIds };
  return isDeepStrictEqual(columns, body.data) ? undefined : "has columns that do not say what its text says";
}

/** What is wrong with the recorded end of the chain, given its last entry: this is how a cut tail shows. */
export function faultOfEnd(recorded: ChainEnd, last: ChainEnd): string | undefined {
  return recorded.seq === last.seq && same(recorded.hash, last.hash) ? undefined : `is the last entry, but the chain was recorded to end at ${recorded.seq}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
