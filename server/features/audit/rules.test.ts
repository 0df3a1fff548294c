import { createHash, generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ChainEntry, chainStart } from "./rules.ts";
import { type Anchor, readAnchor, signAnchor, standing } from "./rules/anchors.ts";
import { ChainWalk } from "./rules/chain-walk.ts";

const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const at = new Date("2026-11-23T03:00:00.000Z");

/** A log of so many entries, as app.audit_append writes it; `word` makes another one of it. */
function logOf(length: number, word = "read"): ChainEntry[] {
  const log: ChainEntry[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const previousHash = log.at(-1)?.hash ?? chainStart.hash;
    const entry = { action: `${word}.${seq}`, outcome: "OK", taskForceId: null, personId: null, agencyId: null, subjectIds: [] };
    const body = JSON.stringify({ seq, at: at.toISOString(), ...entry });
    log.push({ ...entry, seq: BigInt(seq), at, body, previousHash, hash: createHash("sha256").update(previousHash).update(body).digest() });
  }
  return log;
}

function walkAlong(log: readonly ChainEntry[], anchors: readonly Anchor[], forgotten = 0) {
  const walk = new ChainWalk(anchors, log[forgotten - 1]);
  for (const entry of log.slice(forgotten)) {
    const fault = walk.take(entry);
    if (fault) return fault;
  }
  return walk.end(log.at(-1) ?? chainStart);
}

const anchorsAt = (log: readonly ChainEntry[], places: readonly number[]): Anchor[] =>
  places.map((place) => signAnchor(privateKey, log[place - 1] ?? chainStart, at));
const length = fc.integer({ min: 1, max: 30 });
const places = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 6 });

describe("AL-03 the log and its anchors", () => {
  test("AL-03 a log agrees with every anchor of it, also once its beginning is forgotten", () => {
    fc.assert(
      fc.property(length, places, fc.integer({ min: 0, max: 29 }), (size, anchored, forgotten) => {
        const log = logOf(size);
        const within = anchored.map((place) => Math.min(place, size));
        const gone = Math.min(forgotten, size - 1);
        expect(walkAlong(log, anchorsAt(log, within), gone)).toEqual({ isWhole: true, entries: size - gone });
      }),
    );
  });

  test("AL-03 another log in its place is found at the first anchor that it does not share", () => {
    fc.assert(
      fc.property(length, fc.integer({ min: 1, max: 30 }), places, (size, from, anchored) => {
        const written = logOf(size);
        const first = Math.min(from, size);
        // The same up to `first`, and from there another that fits in itself.
        const other = logOf(size, "changed");
        const log = first === 1 ? other : [...written.slice(0, first - 1), ...continued(written[first - 2], other.slice(first - 1))];
        const within = [...anchored.map((place) => Math.min(place, size)), size];
        expect(walkAlong(log, anchorsAt(written, within))).toMatchObject({ isWhole: false, seq: Math.min(...within.filter((place) => place >= first)) });
      }),
    );
  });

  test("AL-03 an end that was cut off is found whatever is left", () => {
    fc.assert(
      fc.property(length, fc.integer({ min: 0, max: 29 }), (size, left) => {
        const log = logOf(size);
        const kept = Math.min(left, size - 1);
        expect(walkAlong(log.slice(0, kept), anchorsAt(log, [size]))).toMatchObject({ isWhole: false, seq: kept });
      }),
    );
  });

  test("an anchor is one only as it was signed", () => {
    const [anchor] = anchorsAt(logOf(3), [3]);
    expect(readAnchor(JSON.stringify(anchor), publicKey)).toEqual(anchor);
    for (const change of [{ seq: 2 }, { at: "2026-11-23T04:00:00.000Z" }, { restored: true }, { hash: "0".repeat(64) }, { more: 1 }])
      expect(readAnchor(JSON.stringify({ ...anchor, ...change }), publicKey)).toBe(undefined);
    for (const line of ["", "{}", "no JSON"]) expect(readAnchor(line, publicKey)).toBe(undefined);
  });

  test("after a restore the anchors beyond it no longer bind, and what was lost is named", () => {
    const log = logOf(9);
    const restored = signAnchor(privateKey, log[3] ?? chainStart, at, true);
    const later = logOf(9, "later");
    const { anchors, lost } = standing([...anchorsAt(log, [2, 6, 9]), restored]);
    expect(anchors.map(({ seq }) => seq)).toEqual([2, 4]);
    expect(lost).toEqual([{ from: 5, to: 9, at: at.toISOString() }]);
    const grown = [...log.slice(0, 4), ...continued(log[3], later.slice(4))];
    expect(walkAlong(grown, [...anchorsAt(log, [2, 6, 9]), restored])).toMatchObject({ isWhole: true });
  });
});

/** The same entries after another one, with hashes that fit. */
function continued(before: ChainEntry | undefined, entries: readonly ChainEntry[]): ChainEntry[] {
  const log: ChainEntry[] = [];
  for (const entry of entries) {
    const previousHash = log.at(-1)?.hash ?? before?.hash ?? chainStart.hash;
    log.push({ ...entry, previousHash, hash: createHash("sha256").update(previousHash).update(entry.body).digest() });
  }
  return log;
}
