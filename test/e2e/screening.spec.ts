import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { build, type Rolldown } from "vite";
import { expect, test } from "vitest";
import { type Sighting, sightings } from "@roundtable/shared/deidentify.ts";
import { openBrowser } from "../support/browser.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The gate as the browser gets it: built as the web client is, for the same browsers, as one script. */
async function builtGate(): Promise<string> {
  const entry = `${root}shared/deidentify.ts`;
  const made = await build({
    configFile: `${root}vite.config.ts`,
    logLevel: "silent",
    build: {
      write: false,
      manifest: false,
      copyPublicDir: false,
      lib: { entry, formats: ["iife"], name: "gate" },
      // The client falls into parts; the gate is one.
      rolldownOptions: { preserveEntrySignatures: "allow-extension", output: { codeSplitting: { includeDependenciesRecursively: true } } },
    },
  });
  const [{ output }] = [made].flat() as [Rolldown.RolldownOutput];
  return output[0].code;
}

/** What people write, what they must not, and what somebody would try who knows the gate: other digits, signs that show nothing, words for digits. */
const part = fc.oneof(
  fc.constantFrom("Four beds are free", "on January 20", "FY 2026", "34 USC", "La hoja de ruta", "24/7", "of 8 signatures", "¿Quién viene?", "İstanbul", "ﬁle"),
  fc.constantFrom("336-555-0142", "june@example.org", "dana at coalition dot org", "https://example.org", "@somebody", "123-45-6789", "A 012 345 678"),
  fc.constantFrom(
    "ABC-1234",
    "26 CRS 50123",
    "35.9132, -79.0558",
    "12 Oak Street",
    "born in May 2009",
    "March 14, 1998",
    "８８２１３",
    "٨٨٢١٣",
    "ocho ocho dos",
  ),
  fc.constantFrom(
    "eight eight two one three",
    "\u200b",
    "\u00ad",
    "３３６－５５５",
    "0142",
    "case no. 4471",
    "𝟝𝟝𝟝",
    "Ⅳ",
    "½",
    "é",
    "e\u0301",
    "\ud83c\udfe0",
    "\n",
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 6 }),
);
const texts = fc.array(part, { minLength: 1, maxLength: 6 }).chain((parts) => fc.constantFrom(" ", "", "-", ". ").map((between) => parts.join(between)));

test("DI-07 a thousand texts are seen alike by the browser and by the server, to the place of each find", async () => {
  const sample = fc.sample(texts, { numRuns: 1000, seed: 20_261_123 });
  const here = sample.map(sightings);
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: await builtGate() });
    type Gate = { gate: { sightings: (text: string) => Sighting[] } };
    const there = await page.evaluate((asked) => asked.map((text) => (globalThis as unknown as Gate).gate.sightings(text)), sample);
    expect(there).toEqual(here);
  } finally {
    await browser.close();
  }
  const kinds = new Set(here.flatMap((seen) => seen.map(({ kind }) => kind)));
  expect(kinds.size).toBe(13);
  expect(here.filter((seen) => seen.length === 0).length).toBeGreaterThan(100);
});
