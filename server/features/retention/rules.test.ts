import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holdState, isNearPurge, keeps, nextStep, noticeDays, purgeAt } from "./rules.ts";

const day = 86_400_000;
const instants = fc.date({ min: new Date("2025-01-01T00:00:00Z"), max: new Date("2030-01-01T00:00:00Z"), noInvalidDate: true });
const consents = fc.array(fc.record({ expiresAt: instants, endedAt: fc.option(instants) }), { minLength: 1, maxLength: 4 });
const closings = fc.array(instants, { maxLength: 3 });
const limits = fc.record({ retainClosedDays: fc.integer({ min: 30, max: 180 }), retainEndedDays: fc.integer({ min: 7, max: 90 }) });

describe("when a referral is purged", () => {
  test("never while a consent lives, never before the days are over, and at the end of one of them exactly", () => {
    fc.assert(
      fc.property(consents, closings, limits, (given, closed, days) => {
        const at = purgeAt(given, closed, days)?.getTime() ?? NaN;
        const ends = given.map(({ expiresAt, endedAt }) => (endedAt && endedAt < expiresAt ? endedAt : expiresAt).getTime());
        expect(at).toBeGreaterThanOrEqual(Math.max(...ends) + days.retainEndedDays * day);
        for (const moment of closed) expect(at).toBeGreaterThanOrEqual(moment.getTime() + days.retainClosedDays * day);
        expect([...ends.map((end) => end + days.retainEndedDays * day), ...closed.map((moment) => moment.getTime() + days.retainClosedDays * day)]).toContain(
          at,
        );
      }),
    );
  });

  test("another consent or another closing never brings it nearer, and an earlier end never puts it off", () => {
    fc.assert(
      fc.property(consents, closings, limits, instants, (given, closed, days, moment) => {
        const at = purgeAt(given, closed, days) ?? moment;
        expect(Number(purgeAt([...given, { expiresAt: moment, endedAt: null }], closed, days))).toBeGreaterThanOrEqual(at.getTime());
        expect(Number(purgeAt(given, [...closed, moment], days))).toBeGreaterThanOrEqual(at.getTime());
        const ended = given.map((consent) => ({ ...consent, endedAt: consent.endedAt && consent.endedAt < moment ? consent.endedAt : moment }));
        expect(Number(purgeAt(ended, closed, days))).toBeLessThanOrEqual(at.getTime());
      }),
    );
  });

  test("a draft that never had a consent is the agency's own to discard", () => {
    expect(purgeAt([], [], { retainClosedDays: 90, retainEndedDays: 30 })).toBeNull();
    expect(isNearPurge(null, new Date())).toBe(false);
  });

  test("by default 90 days after closing and 30 after the last consent, and two weeks before that it is shown", () => {
    const ended = new Date("2026-03-01T12:00:00Z");
    const defaults = { retainClosedDays: 90, retainEndedDays: 30 };
    expect(purgeAt([{ expiresAt: ended, endedAt: null }], [], defaults)).toEqual(new Date("2026-03-31T12:00:00Z"));
    expect(purgeAt([{ expiresAt: ended, endedAt: null }], [ended], defaults)).toEqual(new Date("2026-05-30T12:00:00Z"));
    const at = new Date("2026-03-31T12:00:00Z");
    expect([noticeDays, isNearPurge(at, new Date("2026-03-17T11:59:59Z")), isNearPurge(at, new Date("2026-03-17T12:00:00Z"))]).toEqual([14, false, true]);
  });
});

test("a hold stands from the second word to the fourth, and each second word is another person's", () => {
  const nothing = { placedAt: null, releaseAskedAt: null, releasedAt: null, proposedById: "one", releaseAskedById: null };
  const at = new Date();
  const placed = { ...nothing, placedAt: at };
  const asked = { ...placed, releaseAskedAt: at, releaseAskedById: "two" };
  const released = { ...asked, releasedAt: at };
  expect([nothing, placed, asked, released].map((hold) => [holdState(hold), keeps(hold)])).toEqual([
    ["PROPOSED", false],
    ["PLACED", true],
    ["RELEASE_ASKED", true],
    ["RELEASED", false],
  ]);
  expect([nextStep(nothing, "one"), nextStep(nothing, "two")]).toEqual([null, "CONFIRM"]);
  expect([nextStep(placed, "one"), nextStep(placed, "two")]).toEqual(["ASK_RELEASE", "ASK_RELEASE"]);
  expect([nextStep(asked, "one"), nextStep(asked, "two")]).toEqual(["CONFIRM_RELEASE", null]);
  expect(nextStep(released, "one")).toBeNull();
});
