import { milestoneStatuses } from "@roundtable/shared/roadmap.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMonths, circleThrough, type Dependency, holdsBack, isLapsing, isOpen, shownStatus, stageOf, waitingFor } from "./rules.ts";

const milestone = fc.record({
  stage: fc.integer({ min: 1, max: 5 }),
  shown: fc.constantFrom(...milestoneStatuses),
  dueOn: fc.constant(null),
  place: fc.nat(60),
});
const element = fc.array(milestone, { maxLength: 12 });

describe("RM-3 the stage of an element", () => {
  test("RM-3 is one of the five, and nothing below it is missing once something has begun", () => {
    fc.assert(
      fc.property(element, (milestones) => {
        const stage = stageOf(milestones);
        expect([1, 2, 3, 4, 5]).toContain(stage);
        const begun = milestones.some(({ shown }) => shown !== "NOT_STARTED" && shown !== "NOT_APPLICABLE");
        expect(milestones.filter((one) => begun && isOpen(one) && one.stage < stage)).toEqual([]);
        expect(begun || stage === 1).toBe(true);
      }),
    );
  });

  test("RM-3 never falls when something more is in place, and a lapse never raises it", () => {
    fc.assert(
      fc.property(element, fc.nat(), (milestones, pick) => {
        const at = pick % Math.max(milestones.length, 1);
        const having = (shown: (typeof milestoneStatuses)[number]) =>
          stageOf(milestones.map((one, place) => (place === at && one.shown !== "NOT_APPLICABLE" ? { ...one, shown } : one)));
        expect(having("IN_PLACE")).toBeGreaterThanOrEqual(stageOf(milestones));
        expect(having("LAPSED")).toBeLessThanOrEqual(having("IN_PLACE"));
      }),
    );
  });

  test("RM-3 does not hang on the order of the milestones, and what does not apply does not count", () => {
    fc.assert(
      fc.property(element, (milestones) => {
        expect(stageOf(milestones.toReversed())).toBe(stageOf(milestones));
        expect(stageOf(milestones.filter(({ shown }) => shown !== "NOT_APPLICABLE"))).toBe(stageOf(milestones));
      }),
    );
  });

  test("RM-3 is held back by something exactly while something is missing, at the earliest stage of what is", () => {
    fc.assert(
      fc.property(element, (milestones) => {
        const missing = milestones.filter(isOpen);
        const held = holdsBack(milestones);
        expect(held === undefined).toBe(missing.length === 0);
        expect(held?.stage ?? Infinity).toBe(Math.min(...missing.map(({ stage }) => stage)));
      }),
    );
  });

  test("RM-3 in examples: nothing begun, at work, slipped back, all in place, sustained", () => {
    const of = (...rows: [number, (typeof milestoneStatuses)[number]][]) => stageOf(rows.map(([stage, shown]) => ({ stage, shown })));
    expect(of([4, "NOT_STARTED"], [5, "NOT_STARTED"])).toBe(1);
    expect(of([2, "IN_PLACE"], [3, "UNDER_WAY"], [4, "NOT_STARTED"])).toBe(3);
    expect(of([2, "LAPSED"], [3, "IN_PLACE"])).toBe(2);
    expect(of([1, "IN_PLACE"], [2, "IN_PLACE"])).toBe(4);
    expect(of([4, "IN_PLACE"], [5, "IN_PLACE"])).toBe(5);
  });
});

describe("RM-2 the clock", () => {
  test("RM-2 what is in place lapses on the day after its review date, and nothing else ever does", () => {
    expect(shownStatus({ status: "IN_PLACE", reviewOn: "2026-11-23" }, "2026-11-23")).toBe("IN_PLACE");
    expect(shownStatus({ status: "IN_PLACE", reviewOn: "2026-11-22" }, "2026-11-23")).toBe("LAPSED");
    for (const status of ["NOT_STARTED", "UNDER_WAY", "NOT_APPLICABLE"] as const)
      expect(shownStatus({ status, reviewOn: "2020-01-01" }, "2026-11-23")).toBe(status);
    expect(isLapsing({ shown: "IN_PLACE", reviewOn: "2027-01-22", hasBrokenEvidence: false }, "2026-11-23")).toBe(true);
    expect(isLapsing({ shown: "IN_PLACE", reviewOn: "2027-01-23", hasBrokenEvidence: false }, "2026-11-23")).toBe(false);
  });

  test("RM-2 a review some months later stays in its month, leap years included", () => {
    expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
    expect(addMonths("2027-08-31", 6)).toBe("2028-02-29");
    expect(addMonths("2026-11-23", 12)).toBe("2027-11-23");
    expect(addMonths("2026-12-15", 1)).toBe("2027-01-15");
  });
});

describe("dependencies", () => {
  const ids = ["a", "b", "c", "d", "e", "f"];
  const steps = fc.array(fc.record({ milestoneId: fc.constantFrom(...ids), dependsOnId: fc.constantFrom(...ids) }), { maxLength: 30 });

  test("whatever is added in whatever order, no milestone ever waits for itself", () => {
    fc.assert(
      fc.property(steps, (wanted) => {
        const kept: Dependency[] = [];
        for (const step of wanted) if (circleThrough(kept, step) === null) kept.push(step);
        for (const id of ids) expect(waitingFor(id, kept).has(id)).toBe(false);
      }),
    );
  });

  test("one is refused only when it would close a circle, and the way round is told", () => {
    fc.assert(
      fc.property(steps, fc.constantFrom(...ids), fc.constantFrom(...ids), (wanted, milestoneId, dependsOnId) => {
        const kept: Dependency[] = [];
        for (const step of wanted) if (circleThrough(kept, step) === null) kept.push(step);
        const way = circleThrough(kept, { milestoneId, dependsOnId });
        expect(way !== null).toBe(milestoneId === dependsOnId || waitingFor(milestoneId, kept).has(dependsOnId));
        expect(way === null || (way[0] === dependsOnId && way.at(-1) === milestoneId)).toBe(true);
      }),
    );
  });
});
