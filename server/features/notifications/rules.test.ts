import { mailKinds, pacesOf } from "@roundtable/shared/mail.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kindRules } from "./rules/kinds.ts";
import { refusedAgain } from "./rules/reach.ts";
import { leaseMinutes, maximumTries, morningHour, nextMorning, nextSlot, nextTry } from "./rules/times.ts";

const zones = ["America/New_York", "America/Los_Angeles", "America/Phoenix", "Pacific/Honolulu", "America/Puerto_Rico"];
const instants = fc.date({ min: new Date("2026-01-01"), max: new Date("2031-01-01"), noInvalidDate: true });
const localOf = (at: Date, zone: string) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);

describe("when mail leaves", () => {
  test("about referrals at the next quarter of an hour", () => {
    expect(nextSlot(new Date("2026-11-23T03:01:00Z"), 15)).toEqual(new Date("2026-11-23T03:15:00Z"));
    expect(nextSlot(new Date("2026-11-23T03:15:00Z"), 15)).toEqual(new Date("2026-11-23T03:15:00Z"));
    expect(nextSlot(new Date("2026-11-23T03:01:00Z"), 0)).toEqual(new Date("2026-11-23T03:01:00Z"));
  });

  test("in the morning of the zone, also when the clocks are changed in the night before", () => {
    expect(nextMorning(new Date("2026-10-31T12:00:00Z"), "America/New_York", "DAILY")).toEqual(new Date("2026-11-01T12:00:00Z"));
    expect(nextMorning(new Date("2026-11-23T11:59:59Z"), "America/New_York", "DAILY")).toEqual(new Date("2026-11-23T12:00:00Z"));
    expect(nextMorning(new Date("2026-11-23T12:00:00Z"), "America/New_York", "DAILY")).toEqual(new Date("2026-11-24T12:00:00Z"));
    expect(nextMorning(new Date("2026-11-23T11:59:59Z"), "America/New_York", "WEEKLY")).toEqual(new Date("2026-11-23T12:00:00Z"));
    expect(nextMorning(new Date("2026-11-23T12:00:00Z"), "America/New_York", "WEEKLY")).toEqual(new Date("2026-11-30T12:00:00Z"));
  });

  test("the next morning is the first one after now, and the weekly one a Monday", () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (now, zone) => {
        for (const [pace, hours] of [
          ["DAILY", 25],
          ["WEEKLY", 7 * 24 + 1],
        ] as const) {
          const morning = nextMorning(now, zone, pace);
          const local = localOf(morning, zone);
          expect(local.hour * 60 + local.minute).toBe(morningHour * 60);
          expect(pace === "DAILY" || local.dayOfWeek === 1).toBe(true);
          const wait = morning.getTime() - now.getTime();
          expect(wait > 0 && wait <= hours * 3_600_000).toBe(true);
        }
      }),
    );
  });

  test("is tried twelve times, each wait longer than the one before, never within the hour after a refusal for good, and on the grid", () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 20 }), fc.boolean(), fc.constantFrom(0, 15), (now, tries, isForGood, gridMinutes) => {
        const again = nextTry(tries, now, { isForGood, gridMinutes });
        expect(again === undefined).toBe(tries >= maximumTries);
        if (!again) return;
        const before = tries === 1 ? undefined : nextTry(tries - 1, now, { isForGood, gridMinutes });
        expect(again.getTime()).toBeGreaterThanOrEqual((before ?? now).getTime());
        expect(again.getTime() - now.getTime()).toBeGreaterThanOrEqual(isForGood ? 3_600_000 : 60_000);
        expect(gridMinutes === 0 || again.getTime() % (gridMinutes * 60_000) === 0).toBe(true);
      }),
    );
    expect(maximumTries).toBe(12);
    expect(leaseMinutes).toBeGreaterThan(5);
  });
});

test("an address is out of reach at the third refusal that counts, and two within an hour count once", () => {
  fc.assert(
    fc.property(instants, fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 12 }), (start, waits) => {
      let reach = refusedAgain(null, start);
      let counted = 1;
      let last = start;
      let now = start;
      for (const minutes of waits) {
        now = new Date(now.getTime() + minutes * 60_000);
        reach = refusedAgain(reach, now);
        if (now.getTime() - last.getTime() >= 3_600_000) {
          counted += 1;
          last = now;
        }
        expect(reach.refusals).toBe(counted);
        expect(reach.unreachableSince !== null).toBe(counted >= 3);
      }
    }),
  );
});

test("mail about one's own account can be neither turned off nor put off, every other kind can, and no kind begins as off", () => {
  for (const kind of mailKinds) {
    expect(pacesOf(kind).includes("OFF")).toBe(kind !== "ACCOUNT");
    expect(pacesOf(kind)).toContain(kindRules[kind].standard);
    expect(kindRules[kind].standard).not.toBe("OFF");
  }
});
