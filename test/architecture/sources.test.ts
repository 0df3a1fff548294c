import { expect, test } from "vitest";
import { template } from "../../server/features/roadmap/rules/template.ts";
import { sourceWords } from "../../web/features/roadmap/source-words.ts";

test("of no milestone of the template a page shows the mark of its source instead of a name", () => {
  const sources = template.flatMap(({ elements }) => elements).flatMap(({ milestones }) => milestones.map(([, , , , source]) => sourceWords(source)));
  expect(sources.filter((words) => /\bEG\d|\b[A-Z]{3,}-[A-Z\d]/u.test(words))).toEqual([]);
});
