import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { printSchema } from "graphql";
import { schema } from "./schema.ts";

/** The contract between web and server, as the server's types have it, with their descriptions. */
export function printedSchema(): string {
  return `${printSchema(schema)}\n`;
}

/** Where the committed contract lies. */
export const schemaFile = fileURLToPath(new URL("../shared/schema.graphql", import.meta.url));

if (import.meta.main) await writeFile(schemaFile, printedSchema());
