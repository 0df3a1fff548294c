import { type KeyObject, sign, verify } from "node:crypto";
import { z } from "zod";
import type { ChainEnd } from "../rules.ts";

/**
 * Where the log ended at a moment, signed and kept outside the database (safety.md §8): whoever may write anything into
 * the database can write a whole new log, and cannot sign an older one.
 */
export const Anchor = z.strictObject({
  seq: z.int().nonnegative(),
  /** Of the entry `seq`, in hexadecimal digits. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  /** The database was put back to this end from a backup: later entries that were anchored before are lost, and this says so. */
  restored: z.literal(true).optional(),
  signature: z.base64url(),
});
export type Anchor = z.infer<typeof Anchor>;

/** What is signed: the words say for what, so that the key's signature under anything else is worth nothing here. */
function signedText({ seq, hash, at, restored }: Omit<Anchor, "signature">): Buffer {
  return Buffer.from(`roundtable anchor\n${seq}\n${hash}\n${at}\n${restored ? "restored" : ""}`);
}

/** Signs the end of the log (Ed25519). */
export function signAnchor(key: KeyObject, end: ChainEnd, at: Date, restored = false): Anchor {
  const anchor = { seq: Number(end.seq), hash: Buffer.from(end.hash).toString("hex"), at: at.toISOString(), ...(restored ? { restored: true as const } : {}) };
  return { ...anchor, signature: sign(null, signedText(anchor), key).toString("base64url") };
}

/** One line of the file of anchors; undefined when it is none, or was not signed with the key that belongs to `publicKey`. */
export function readAnchor(line: string, publicKey: KeyObject): Anchor | undefined {
  const { data } = Anchor.safeParse(parsed(line));
  return data && verify(null, signedText(data), publicKey, Buffer.from(data.signature, "base64url")) ? data : undefined;
}

/**
 * The anchors that today's log must still agree with, and the stretches that a restore cut off: what was anchored before
 * a restore, and lies after the end it went back to, cannot be in the log any more.
 */
export function standing(anchors: readonly Anchor[]): { anchors: Anchor[]; lost: { from: number; to: number; at: string }[] } {
  const kept: Anchor[] = [];
  const lost: { from: number; to: number; at: string }[] = [];
  for (const anchor of anchors) {
    const highest = Math.max(0, ...kept.map(({ seq }) => seq));
    if (anchor.restored && highest > anchor.seq) lost.push({ from: anchor.seq + 1, to: highest, at: anchor.at });
    if (anchor.restored) kept.splice(0, kept.length, ...kept.filter(({ seq }) => seq <= anchor.seq));
    kept.push(anchor);
  }
  return { anchors: kept.toSorted((one, other) => one.seq - other.seq), lost };
}

/** What is wrong with a log that ends before `anchor`. */
export function faultOfCut(anchor: Anchor): string {
  return `is the last entry, but on ${anchor.at} there were ${anchor.seq}: the end was cut off`;
}

/** What is wrong with the entry `anchor.seq` when its hash is another than the anchored one; `before` is the last anchor that still fits. */
export function faultOfRewriting(anchor: Anchor, before: Anchor | undefined): string {
  const since = before ? `Up to entry ${before.seq} it is the log that was anchored` : "No earlier anchor fits either";
  return `is not the one that stood there on ${anchor.at}: the log was written anew. ${since}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
