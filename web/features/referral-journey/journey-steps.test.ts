import { expect, test } from "vitest";
import { stepToGoOn } from "./journey-steps.ts";

test.each([
  [["needs", "urgency", "ageBand"], "needs"],
  [["ageBand"], "person"],
  [[], "whom"],
])("with %j missing, a draft goes on at %s", (missing, step) => {
  expect(stepToGoOn({ missing })).toBe(step);
});
