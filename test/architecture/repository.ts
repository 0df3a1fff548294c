import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

const generated = ["**/node_modules/**", "**/*.graphql.ts", "web/dist/**", "prisma/client/**", "shared/i18n/**", "data/**", ".cache/**"];

/** The repository's own files that match, by their path from the root; nothing generated. */
export function filesOf(...patterns: string[]): string[] {
  return globSync(patterns, { cwd: root, exclude: generated, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .toSorted();
}

/** The text of one of them. */
export function textOf(path: string): string {
  return readFileSync(join(root, path), "utf8");
}
