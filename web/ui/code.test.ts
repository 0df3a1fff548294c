import { expect, test } from "vitest";
import { groupCode } from "./code.tsx";

test.each([
  ["3FTA9HCVR6", "3FTA-9HC-VR6"],
  ["3fta-9hc-vr6", "3FTA-9HC-VR6"],
  ["K7QM2W", "K7Q-M2W"],
  ["K7QM", "K7QM"],
])("writes %s as %s", (value, written) => {
  expect(groupCode(value)).toBe(written);
});
