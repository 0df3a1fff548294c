import { expect, test } from "vitest";
import { ShiftCount } from "./shift-count.ts";

test("three presses of Shift within five seconds leave", () => {
  const count = new ShiftCount();
  expect([0, 1000, 4999].map((at) => count.press("Shift", at))).toEqual([1, 2, 3]);
});

test("a press that is too old no longer counts", () => {
  const count = new ShiftCount();
  expect([0, 1000, 5500].map((at) => count.press("Shift", at))).toEqual([1, 2, 2]);
});

test("a capital letter in between starts over, so that typing a name never leaves", () => {
  const count = new ShiftCount();
  count.press("Shift", 0);
  count.press("Shift", 100);
  expect(count.press("M", 200)).toBe(0);
  expect(count.press("Shift", 300)).toBe(1);
});

test("the Shift that wrote a capital letter is not a press of Shift alone", () => {
  const count = new ShiftCount();
  count.press("A", 0, true);
  expect([100, 200, 300].map((at) => count.press("Shift", at))).toEqual([0, 1, 2]);
});

test("two hands on both Shift keys still leave", () => {
  const count = new ShiftCount();
  expect([true, false, true].map((isShifted, at) => count.press("Shift", at, isShifted))).toEqual([1, 2, 3]);
});
