import { expect, test } from "vitest";
import { addMonths, firstDayOf, monthOf } from "./months.ts";
import { lanesOf } from "./calendar-lanes.ts";

test("months go on over the end of a year, both ways", () => {
  expect(addMonths("2026-11", 3)).toBe("2027-02");
  expect(addMonths("2027-01", -2)).toBe("2026-11");
  expect(addMonths("2026-05", 0)).toBe("2026-05");
  expect(firstDayOf(monthOf("2026-02-28"))).toBe("2026-02-01");
});

test("every due date stands in its award, its line and its month, and the next one is the first that is still owed", () => {
  const due = (key: string, laneKey: string, awardId: string, dueOn: string, standing: "FILED" | "LATE" | "ON_TRACK") => ({
    key,
    laneKey,
    awardId,
    dueOn,
    standing,
  });
  const [first, second] = lanesOf(
    [
      due("c", "quarter", "one", "2027-01-30", "ON_TRACK"),
      due("a", "quarter", "one", "2026-07-30", "FILED"),
      due("b", "quarter", "one", "2026-10-30", "LATE"),
      due("d", "year", "one", "2027-03-31", "ON_TRACK"),
      due("e", "half", "two", "2026-09-01", "FILED"),
    ],
    "2026-09",
    12,
  );
  expect(first?.awardId).toBe("one");
  expect(first?.lanes.map(({ key }) => key)).toEqual(["quarter", "year"]);
  const quarter = first?.lanes[0];
  expect(quarter?.next?.key).toBe("b");
  expect(quarter?.dues.map(({ key }) => key)).toEqual(["a", "b", "c"]);
  expect(quarter?.months.map((month) => month.map(({ key }) => key))).toEqual([[], ["b"], [], [], ["c"], [], [], [], [], [], [], []]);
  expect(second?.lanes[0]?.next).toBeNull();
});
