import { expect, test } from "vitest";
import { numbersIn, numberTyped, typedFrom, writtenNumber } from "./numbers.ts";

test.each([
  ["", null],
  ["  ", null],
  ["0", 0],
  ["12", 12],
  [" 1,204 ", 1204],
  ["100,000", 100_000],
  ["100001", undefined],
  ["-1", undefined],
  ["1.5", undefined],
  ["twelve", undefined],
  ["=1+1", undefined],
])("%j is read as %s", (typed, read) => {
  expect(numberTyped(typed)).toBe(read);
});

test("thousands are set apart", () => {
  expect(writtenNumber(1204)).toBe("1,204");
});

test("what is typed becomes numbers, and what cannot be read is named and keeps nothing else from being saved", () => {
  const sections = [{ code: "PEOPLE", rows: ["NEW", "CONTINUING"], columns: ["POTENTIAL", "CONFIRMED"], sumsTo: null }] as const;
  const typed = {
    ...typedFrom([{ section: "PEOPLE", row: "NEW", column: "POTENTIAL", value: 4 }]),
    "PEOPLE.NEW.CONFIRMED": "x",
    "PEOPLE.CONTINUING.CONFIRMED": "0",
  };
  expect(numbersIn(sections, typed)).toEqual({
    numbers: [
      { section: "PEOPLE", row: "NEW", column: "POTENTIAL", value: 4 },
      { section: "PEOPLE", row: "CONTINUING", column: "CONFIRMED", value: 0 },
    ],
    unreadable: ["PEOPLE.NEW.CONFIRMED"],
  });
});
