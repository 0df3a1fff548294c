import fc from "fast-check";
import { expect, test } from "vitest";
import { spreadOf } from "./self-assessment.ts";

const ratings = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 20 });

test("without a rating there is nothing to say", () => {
  expect(spreadOf([])).toBeNull();
});

test.each([
  [[2], { median: 2, lowest: 2, highest: 2, spread: 0, disagreement: false }],
  [[4, 1, 1], { median: 1, lowest: 1, highest: 4, spread: 3, disagreement: true }],
  [[2, 3], { median: 2.5, lowest: 2, highest: 3, spread: 1, disagreement: false }],
  [[0, 2], { median: 1, lowest: 0, highest: 2, spread: 2, disagreement: true }],
])("of %j it says %j", (given, said) => {
  expect(spreadOf(given)).toEqual(said);
});

test("half of the ratings are at or below the median and half at or above, whatever their order", () => {
  fc.assert(
    fc.property(ratings, (given) => {
      const said = spreadOf(given);
      if (!said) return false;
      const half = given.length / 2;
      expect(given.filter((one) => one <= said.median).length).toBeGreaterThanOrEqual(half);
      expect(given.filter((one) => one >= said.median).length).toBeGreaterThanOrEqual(half);
      expect(spreadOf(given.toReversed())).toEqual(said);
      expect(said.disagreement).toBe(given.some((one) => given.some((other) => Math.abs(one - other) >= 2)));
      return said.lowest <= said.median && said.median <= said.highest;
    }),
  );
});
