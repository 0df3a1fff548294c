import fc from "fast-check";
import { expect, test } from "vitest";
import { dayBefore, endsSoon, markPassed, sharingEndsAt, stateOf } from "./rules.ts";

const day = 86_400_000;
const now = new Date("2026-11-23T12:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * day);

test("an agreement is to come, live or ended by the clock, from its first instant up to but without its last", () => {
  const term = { startsAt: inDays(-1), endsAt: inDays(1) };
  expect([stateOf(term, inDays(-2)), stateOf(term, term.startsAt), stateOf(term, now), stateOf(term, term.endsAt)]).toEqual([
    "TO_COME",
    "LIVE",
    "LIVE",
    "ENDED",
  ]);
});

test("the mark that was passed last counts, and none once it has ended", () => {
  const marks = [61, 60, 31, 30, 29, 8, 7, 0.01, 0, -1].map((days) => markPassed(inDays(days), now));
  expect(marks).toEqual([undefined, 60, 60, 30, 30, 30, 7, 7, undefined, undefined]);
  expect([endsSoon(null, now), endsSoon(inDays(61), now), endsSoon(inDays(60), now)]).toEqual([false, false, true]);
});

test("sharing goes on as long as one agreement carries on from another, and stops at the first gap", () => {
  const term = (from: number, to: number) => ({ startsAt: inDays(from), endsAt: inDays(to) });
  expect(sharingEndsAt([term(-10, 5), term(5, 30)], now)).toEqual(inDays(30));
  expect(sharingEndsAt([term(5, 30), term(-10, 5)], now)).toEqual(inDays(30));
  expect(sharingEndsAt([term(-10, 5), term(6, 30)], now)).toEqual(inDays(5));
  expect(sharingEndsAt([term(-10, 20), term(-5, 8)], now)).toEqual(inDays(20));
  expect(sharingEndsAt([term(-10, -1), term(1, 30)], now)).toBeNull();
});

test("until sharing ends one agreement always holds, and at its end none", () => {
  const terms = fc.array(
    fc
      .record({ from: fc.integer({ min: -50, max: 50 }), length: fc.integer({ min: 1, max: 40 }) })
      .map(({ from, length }) => ({ startsAt: inDays(from), endsAt: inDays(from + length) })),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(terms, (all) => {
      const until = sharingEndsAt(all, now);
      const holds = (moment: Date) => all.some((term) => stateOf(term, moment) === "LIVE");
      expect(until !== null).toBe(holds(now));
      if (until === null) return;
      expect(holds(until)).toBe(false);
      for (let moment = now; moment < until; moment = new Date(moment.getTime() + day)) expect(holds(moment)).toBe(true);
    }),
  );
});

test("the day before a day crosses months and years", () => {
  expect(["2026-11-23", "2027-01-01", "2028-03-01"].map(dayBefore)).toEqual(["2026-11-22", "2026-12-31", "2028-02-29"]);
});
