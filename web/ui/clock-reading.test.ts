import { expect, test } from "vitest";
import { readClock } from "./clock-reading.ts";

const now = new Date(2027, 0, 14, 2, 12);
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

test("counts the minutes of the last hour and draws what remains of the span", () => {
  expect(readClock({ dueAt: after(46), startedAt: after(-14), now })).toEqual({ state: "soon", minutes: 46, remaining: 77 });
});

test("is past from the due moment on", () => {
  expect(readClock({ dueAt: now, now }).state).toBe("past");
  expect(readClock({ dueAt: after(-32), now })).toMatchObject({ state: "past", minutes: -32, remaining: 0 });
});

test("an hour or more on the same day is today, the next day is later", () => {
  expect(readClock({ dueAt: after(60), now }).state).toBe("today");
  expect(readClock({ dueAt: new Date(2027, 0, 14, 23, 59), now }).state).toBe("today");
  expect(readClock({ dueAt: new Date(2027, 0, 15, 0, 1), now }).state).toBe("later");
});

test("does not run while it is stopped, even past its time", () => {
  const reading = readClock({ dueAt: after(-600), startedAt: after(-900), stoppedAt: after(-750), now });
  expect(reading).toEqual({ state: "stopped", minutes: 150, remaining: 50 });
});
