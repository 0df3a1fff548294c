import { expect, test } from "vitest";
import { reportRows } from "@roundtable/shared/reports.ts";
import { rowWord } from "./row-words.ts";

test("every row of every form has its words", () => {
  expect(reportRows.filter((row) => rowWord(row) === row)).toEqual([]);
});
