import { gzipSync } from "node:zlib";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const dist = fileURLToPath(new URL("../../web/dist/", import.meta.url));

type Chunk = { file: string; imports?: string[] };

/** What the browser loads for an entry, with everything that it imports at once. */
function filesFor(manifest: Record<string, Chunk>, names: string[], known = new Set<string>()): Set<string> {
  for (const name of names) {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`The build has no ${name}.`);
    if (known.has(chunk.file)) continue;
    known.add(chunk.file);
    filesFor(manifest, chunk.imports ?? [], known);
  }
  return known;
}

// An old laptop on a rural line is what the budget is for (safety.md §9, architecture: "first route").
test.for(["routes/today.tsx", "routes/sign-in.tsx"])("the first page needs at most 200 kB of JavaScript, gzipped: %s", (route) => {
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, "utf8"));
  const scripts = [...filesFor(manifest, ["index.html", route])].filter((file) => file.endsWith(".js"));
  const bytes = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(dist + file)).length, 0);
  expect(bytes / 1000).toBeLessThanOrEqual(200);
});
