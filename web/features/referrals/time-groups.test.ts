import { expect, test } from "vitest";
import { groupByTime, timeGroup, type Timed } from "./time-groups.ts";

const now = new Date(2026, 10, 23, 14, 12);
const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000).toISOString();
const share = (over: Partial<Timed>): Timed => ({ status: "SENT", dueAt: at(1), clockStoppedAt: null, ...over });

test("an answer that is due later on the same day stands under today", () => {
  expect(timeGroup(share({ dueAt: at(3) }), now)).toBe("today");
  expect(timeGroup(share({ dueAt: at(12) }), now)).toBe("later");
});

test("what is due in the night that begins is not for later", () => {
  const evening = new Date(2026, 10, 23, 23, 50);
  expect(timeGroup(share({ dueAt: new Date(2026, 10, 24, 0, 33).toISOString() }), evening)).toBe("today");
  expect(timeGroup(share({ dueAt: new Date(2026, 10, 24, 9, 0).toISOString() }), evening)).toBe("later");
});

test("a stopped clock is never past its time", () => {
  expect(timeGroup(share({ dueAt: at(-2) }), now)).toBe("past");
  expect(timeGroup(share({ dueAt: at(-2), clockStoppedAt: at(-3) }), now)).toBe("later");
});

test("without a next step it is under way, and what ended is never late", () => {
  expect(timeGroup(share({ status: "ACCEPTED", dueAt: null }), now)).toBe("running");
  expect(timeGroup(share({ status: "CLOSED", dueAt: at(-50) }), now)).toBe("ended");
});

test("headings come in the order of time and only where they hold something", () => {
  const groups = groupByTime([share({ dueAt: at(40) }), share({ dueAt: at(-1) })], now);
  expect(groups.map(({ group }) => group)).toEqual(["past", "later"]);
});
