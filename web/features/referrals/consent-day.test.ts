import { expect, test } from "vitest";
import { lastDate } from "./consent-day.ts";

test("a consent that ends at midnight has the day before as its last day, in the task force's zone", () => {
  expect(lastDate("2027-02-11T05:00:00.000Z", "America/New_York")).toBe("2027-02-10");
  expect(lastDate("2027-02-11T00:00:00.000Z", "UTC")).toBe("2027-02-10");
});
