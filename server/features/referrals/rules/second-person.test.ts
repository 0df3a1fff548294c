import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { confirmBy, lacksSecondPerson, maySecond, secondPersonState } from "./second-person.ts";

describe("AZ-12 the second person", () => {
  const now = new Date("2026-11-23T12:00:00Z");
  const hours = fc.integer({ min: -400, max: 400 }).map((away) => new Date(now.getTime() + away * 3_600_000));
  const consents = fc.record({
    confirmBy: fc.option(hours),
    confirmedAt: fc.option(hours),
    endedAt: fc.option(hours),
    endedBecause: fc.constant(null),
    expiresAt: hours,
    recordedById: fc.constantFrom("one", "other"),
  });

  test("waits only for consents that name law enforcement, for seven days at most and never longer than they run", () => {
    fc.assert(
      fc.property(hours, hours, (recordedAt, expiresAt) => {
        expect(confirmBy({ lawEnforcementAllowed: false, expiresAt }, recordedAt)).toBeNull();
        const until = confirmBy({ lawEnforcementAllowed: true, expiresAt }, recordedAt)?.getTime() ?? 0;
        expect(until).toBe(Math.min(expiresAt.getTime(), recordedAt.getTime() + 7 * 86_400_000));
      }),
    );
  });

  test("is never whoever recorded it, and has a word only while it waits and nothing can be shared", () => {
    fc.assert(
      fc.property(consents, fc.constantFrom("one", "other"), (consent, person) => {
        const isWaiting = secondPersonState(consent, now) === "WAITING";
        expect(maySecond(consent, person, now)).toBe(isWaiting && person !== consent.recordedById);
        expect(isWaiting && !lacksSecondPerson(consent)).toBe(false);
        const isSettled = [null, "CONFIRMED"].includes(secondPersonState(consent, now));
        expect(lacksSecondPerson(consent) || isSettled).toBe(true);
      }),
    );
  });
});
