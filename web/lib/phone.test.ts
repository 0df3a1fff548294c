import { expect, test } from "vitest";
import { dialled } from "./phone.ts";

test.each([
  ["911", "911"],
  ["336-555-0142", "+13365550142"],
  ["1-855-4-VICTIM", "+18554842846"],
  ["1-800-THE-LOST", "+18008435678"],
])("dials %s as %s", (written, dials) => {
  expect(dialled(written)).toBe(dials);
});
