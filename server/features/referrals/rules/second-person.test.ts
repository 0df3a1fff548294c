import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ConsentModel } from "../../../../prisma/client/models.ts";
import { confirmBy, lacksSecondPerson, maySecond, secondPersonState, type SecondPersonState } from "./second-person.ts";

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

  const [past, future] = [new Date(now.getTime() - 1), new Date(now.getTime() + 1)];
  const waiting = { confirmBy: future, confirmedAt: null, endedAt: null, endedBecause: null, expiresAt: future, recordedById: "one" };
  test.for<[string, Partial<ConsentModel>, SecondPersonState | null]>([
    ["is needed for nothing else", { confirmBy: null }, null],
    ["is waited for until the time is over", {}, "WAITING"],
    ["has confirmed it", { confirmedAt: past }, "CONFIRMED"],
    ["has confirmed it, and it has ended since", { confirmedAt: past, endedAt: past, endedBecause: "WITHDRAWN_BY_SURVIVOR" }, "CONFIRMED"],
    ["has refused it", { endedAt: past, endedBecause: "NOT_CONFIRMED" }, "REFUSED"],
    ["is too late this very moment", { confirmBy: now }, "OVER"],
    ["is too late when the consent itself runs out", { expiresAt: now }, "OVER"],
    ["is not waited for when the consent was taken back", { endedAt: past, endedBecause: "WITHDRAWN_BY_SURVIVOR" }, "OVER"],
  ])("%s", ([, changed, state]) => {
    const consent = { ...waiting, ...changed };
    expect(secondPersonState(consent, now)).toBe(state);
    expect(maySecond(consent, "other", now)).toBe(state === "WAITING");
    expect(maySecond(consent, "one", now)).toBe(false);
    expect(lacksSecondPerson(consent)).toBe(consent.confirmBy !== null && consent.confirmedAt === null);
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
