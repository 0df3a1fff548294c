import { expect, test } from "vitest";
import { filesOf, textOf } from "./repository.ts";

/** The acceptance tests that the safety of the hub and its meetings are judged by, group by group. A number left out belongs to nothing that exists. */
const wanted: Record<string, readonly number[]> = {
  AL: [1, 2, 3, 5, 6, 7],
  AU: [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14],
  AZ: [1, 2, 3, 4, 7, 8, 9, 10, 11, 12, 15, 19, 20],
  DI: [1, 7, 8, 9, 10],
  EM: [1, 2, 3, 4],
  GQ: [1, 2, 5, 6, 7, 8, 9],
  MT: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18],
  OP: [1, 2, 5],
  RE: [1, 3, 4, 5, 7, 8, 9, 11],
  RL: [1, 2, 3, 4, 5, 6, 7, 8],
  RT: [1, 3],
  SD: [1, 6],
  WB: [1, 2, 3, 4, 5, 6, 7],
};

/** What is measured and not tested, with the command that does it. */
const measured = { "RE-10": "load", "OP-04": "mutation" };

test("every acceptance test of safety stands under its id", () => {
  // A title begins with the ids of what it shows.
  const titled = filesOf("{test,server,shared,web}/**/*.{test,spec}.ts").flatMap((path) => [...textOf(path).matchAll(/["`]((?:[A-Z]{2}-\d{2},? )+)/gu)]);
  const shown = new Set(titled.flatMap(([, ids = ""]) => ids.split(/,? /u)));
  const ids = Object.entries(wanted).flatMap(([group, numbers]) => numbers.map((number) => `${group}-${String(number).padStart(2, "0")}`));
  expect(ids.filter((id) => !shown.has(id))).toEqual([]);
});

test.each(Object.entries(measured))("what %s asks has a command: %s", (_id, command) => {
  const { scripts } = JSON.parse(textOf("package.json")) as { scripts: Record<string, string> };
  expect(scripts[command] ?? textOf("bench/run.ts")).toContain(command === "load" ? "load-day" : "stryker");
});
