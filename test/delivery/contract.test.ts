import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { printedSchema, schemaFile } from "../../server/print-schema.ts";

test("the committed contract is what the server's types say", async () => {
  expect(await readFile(schemaFile, "utf8"), "run node server/print-schema.ts").toBe(printedSchema());
});
