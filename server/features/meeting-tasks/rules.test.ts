import fc from "fast-check";
import { expect, test } from "vitest";
import { isLate, isNear, type MeetingTask, soonestFirst } from "./rules.ts";

const timeZone = "America/New_York";
const now = new Date("2026-11-23T15:00:00Z");
const task = (id: string, facts: Partial<MeetingTask>): MeetingTask => ({ id, kind: "ACTION", title: "", body: "", timeZone, at: null, day: null, ...facts });
const action = (id: string, day: string) => task(id, { day });

test("what waits from meetings stands by when its time is up, an action until the end of its day, and minutes last by their meeting", () => {
  const tasks = [
    task("newer minutes", { kind: "MINUTES_TO_APPROVE", day: "2026-11-11" }),
    task("minutes", { kind: "MINUTES_DRAFT", day: "2026-10-14" }),
    action("tomorrow", "2026-11-24"),
    task("poll", { kind: "POLL", at: new Date("2026-11-24T22:00:00Z") }),
    action("today", "2026-11-23"),
    task("meeting", { kind: "MEETING", at: new Date("2026-11-23T16:00:00Z") }),
    action("late", "2026-11-20"),
  ];
  expect(soonestFirst(tasks).map(({ id }) => id)).toEqual(["late", "meeting", "today", "poll", "tomorrow", "minutes", "newer minutes"]);
});

test("the order is the same however the parts came, and holds each of them once", () => {
  const days = fc.date({ min: new Date("2026-11-01"), max: new Date("2026-12-31"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
  const some = fc.oneof(
    fc.record({ kind: fc.constantFrom("ACTION" as const, "MINUTES_DRAFT" as const), day: days }),
    fc.record({ kind: fc.constantFrom("POLL" as const, "MEETING" as const), at: days.map((day) => new Date(day)) }),
  );
  fc.assert(
    fc.property(fc.array(some, { maxLength: 12 }), (found) => {
      const tasks = found.map((facts, index) => task(String(index).padStart(2, "0"), facts));
      const sorted = soonestFirst(tasks);
      expect(soonestFirst(tasks.toReversed())).toEqual(sorted);
      expect(new Set(sorted)).toEqual(new Set(tasks));
      const actions = sorted.filter(({ kind }) => kind === "ACTION").map((one) => isLate(one, now));
      expect(actions, "late ones first").toEqual(actions.toSorted((one, other) => Number(other) - Number(one)));
    }),
  );
});

test("an action is late from the day after its own, as the table counts days", () => {
  expect(isLate(action("a", "2026-11-22"), now)).toBe(true);
  expect(isLate(action("a", "2026-11-23"), new Date("2026-11-24T04:59:00Z"))).toBe(false);
  expect(isLate(action("a", "2026-11-23"), new Date("2026-11-24T05:00:00Z"))).toBe(true);
  expect(isLate(task("m", { kind: "MINUTES_DRAFT", day: "2026-11-01" }), now)).toBe(false);
});

test("a meeting waits on its own day and on the one before, until it is over", () => {
  const from = (startsAt: string, minutes = 60) => ({ startsAt: new Date(startsAt), endsAt: new Date(Date.parse(startsAt) + minutes * 60_000) });
  expect(isNear(from("2026-11-23T14:30:00Z"), timeZone, now)).toBe(true);
  expect(isNear(from("2026-11-23T13:30:00Z"), timeZone, now)).toBe(false);
  expect(isNear(from("2026-11-25T04:30:00Z"), timeZone, now), "half past eleven tomorrow night").toBe(true);
  expect(isNear(from("2026-11-25T05:30:00Z"), timeZone, now)).toBe(false);
});
