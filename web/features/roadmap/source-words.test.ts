import { expect, test } from "vitest";
import { template } from "../../../server/features/roadmap/rules/template.ts";
import { sourceWords } from "./source-words.ts";

test("a source is named in words and no mark of the template is left", () => {
  expect(sourceWords("EG3.1-Members,ECM")).toBe("OVC and BJA Task Force e-Guide, section 3.1 (Members); Enhanced Collaborative Model");
  expect(sourceWords("Our own protocol, page 4")).toBe("Our own protocol, page 4");
  const sources = template.flatMap(({ elements }) => elements).flatMap(({ milestones }) => milestones.map(([, , , , source]) => sourceWords(source)));
  expect(sources.filter((words) => /\bEG\d|\b[A-Z]{3,}-[A-Z\d]/u.test(words))).toEqual([]);
});
