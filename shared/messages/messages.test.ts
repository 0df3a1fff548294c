import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const parts = readdirSync(new URL("en/", import.meta.url));

function read(locale: string, part: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`${locale}/${part}`, import.meta.url), "utf8")) as Record<string, unknown>;
}

function blanks(sentence: unknown): string[] {
  return [...new Set(JSON.stringify(sentence).match(/\{[a-z]\w*\}/giu))].toSorted();
}

test("Spanish has the same files as English", () => {
  expect(readdirSync(new URL("es/", import.meta.url))).toEqual(parts);
});

test.each(parts)("%s says the same things in English and Spanish, with the same blanks to fill", (part) => {
  const [english, spanish] = [read("en", part), read("es", part)];
  expect(Object.keys(spanish).toSorted()).toEqual(Object.keys(english).toSorted());
  for (const key of Object.keys(english)) {
    expect(key).toMatch(new RegExp(`^${part.replace(".json", "")}_[a-z0-9_]+$`, "u"));
    expect({ key, blanks: blanks(spanish[key]) }).toEqual({ key, blanks: blanks(english[key]) });
  }
});

test.each(parts)("%s has no exclamation marks, no please, and no word that blames", (part) => {
  const words = `${JSON.stringify(read("en", part))}${JSON.stringify(read("es", part))}`;
  expect(words).not.toMatch(/!|\b(?:please|oops|successfully|rescue[ds]?|por favor)\b/iu);
});
