import { expect, test } from "vitest";
import { filesOf, textOf } from "./repository.ts";

const here = "test/architecture/raw-sql.test.ts";
const code = filesOf("{server,web,shared,prisma,tools,bench,test}/**/*.{ts,tsx}").filter((path) => path !== here);

const found = (pattern: RegExp, paths = code): string[] =>
  paths.flatMap((path) =>
    textOf(path)
      .split("\n")
      .flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1} ${line.trim()}`] : [])),
  );

test("RL-07 no statement is put together from text", () => {
  expect(code.length).toBeGreaterThan(100);
  expect(found(/\$(?:query|execute)RawUnsafe|\bPrisma\.raw\b/)).toEqual([]);
});

test("WB-02 no text becomes markup or code in the browser", () => {
  const web = filesOf("web/**/*.{ts,tsx}");
  expect(found(/dangerouslySetInnerHTML|\.(?:inner|outer)HTML\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function\(/, web)).toEqual([]);
});
