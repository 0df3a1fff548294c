import fc from "fast-check";
import { expect, test } from "vitest";
import { idleAt, type Idle } from "./idle.ts";

const minute = 60_000;

test("AU-08 warns two minutes before the end and counts in steps of ten seconds", () => {
  const phases = [0, 27 * minute, 28 * minute, 28 * minute + 1, 29 * minute + 55_000, 30 * minute].map((now) => idleAt(now, 0, 30));
  expect(phases).toEqual([
    { phase: "quiet", lookAgainIn: 27 * minute },
    { phase: "near", lookAgainIn: minute },
    { phase: "warned", seconds: 120, lookAgainIn: 10_000 },
    { phase: "warned", seconds: 120, lookAgainIn: 9_999 },
    { phase: "warned", seconds: 10, lookAgainIn: 5_000 },
    { phase: "over" },
  ]);
});

test("AU-08 whoever looks again when told misses no phase and is not told to look twice at once", () => {
  const said = ({ phase, ...more }: Idle) => [phase, "seconds" in more ? more.seconds : null].join(" ");
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 * minute }), fc.constantFrom(15, 30), (ago, minutes) => {
      const idle = idleAt(ago, 0, minutes);
      expect(idle.phase === "over").toBe(ago >= minutes * minute);
      if (idle.phase === "over") return;
      expect(idle.lookAgainIn).toBeGreaterThan(0);
      expect(said(idleAt(ago + idle.lookAgainIn - 1, 0, minutes))).toBe(said(idle));
      expect(said(idleAt(ago + idle.lookAgainIn, 0, minutes))).not.toBe(said(idle));
    }),
  );
});
