import { expect, test } from "vitest";
import { centsTyped, dollars } from "./money.ts";

test.each([
  ["", null],
  ["700,000", 70_000_000],
  ["$ 1,250.50", 125_050],
  ["0", 0],
  ["-5", undefined],
  ["a lot", undefined],
  ["1.234", undefined],
])("%j dollars are %s cents", (typed, cents) => {
  expect(centsTyped(typed)).toBe(cents);
});

test("an amount is written with its cents only where it has some", () => {
  expect([dollars(70_000_000), dollars(125_050)]).toEqual(["$700,000", "$1,250.50"]);
});
