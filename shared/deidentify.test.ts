import fc from "fast-check";
import { expect, test } from "vitest";
import { template } from "../server/features/roadmap/rules/template.ts";
import { normalise, screen, screenKinds, screenPatterns, type ScreenKind } from "./deidentify.ts";

/** Made-up texts, each with one class it must be refused for. */
const refused: readonly (readonly [ScreenKind, string])[] = [
  ["PHONE", "call 336-555-0142 after five"],
  ["PHONE", "(336) 555 0142"],
  ["PHONE", "+1 336.555.0142"],
  ["PHONE", "ask at 555-0142"],
  ["PHONE", "３３６－５５５－０１４２"],
  ["EMAIL", "write to dana.birch@coalition.example.org"],
  ["EMAIL", "dana at coalition dot org"],
  ["EMAIL", "dana (arroba) coalition punto org"],
  ["EMAIL", "dana\u200b@\u200bcoalition"],
  ["URL", "see https://files.example.org/minutes"],
  ["URL", "minutes on www.example"],
  ["URL", "in coalition-files.org"],
  ["HANDLE", "posted by @somebody"],
  ["HANDLE", "instagram: somebody"],
  ["SSN", "123-45-6789"],
  ["SSN", "123 45 6789"],
  ["A_NUMBER", "A 012 345 678"],
  ["A_NUMBER", "A012345678"],
  ["PLATE", "a grey car, ABC-1234"],
  ["PLATE", "license plate XK7"],
  ["CASE_NUMBER", "case no. 4471"],
  ["CASE_NUMBER", "filed as 26 CRS 50123"],
  ["CASE_NUMBER", "expediente número 8831"],
  ["GPS", "35.9132, -79.0558"],
  ["GPS", "35° north"],
  ["ADDRESS", "12 Oak Street"],
  ["ADDRESS", "meets at 1402 W. Maple Hill Rd"],
  ["ADDRESS", "the house at 210 maple street"],
  ["ADDRESS", "P.O. Box 12"],
  ["ADDRESS", "Apt 4"],
  ["DATE_OF_BIRTH", "born in May 2009"],
  ["DATE_OF_BIRTH", "DOB on file"],
  ["DATE_OF_BIRTH", "3/14/1998"],
  ["DATE_OF_BIRTH", "March 14, 1998"],
  ["DATE_OF_BIRTH", "1998-03-14"],
  ["DATE_OF_BIRTH", "14 de marzo de 1998"],
  ["LONG_NUMBER", "number 88213"],
  ["LONG_NUMBER", "8 8 2 1 3"],
  ["LONG_NUMBER", "eight eight two one three"],
  ["LONG_NUMBER", "ocho ocho dos uno tres"],
  ["LONG_NUMBER", "٨٨٢١٣"],
  ["CONTROL", "two\nlines"],
];

/** What people write on a roadmap, and must be able to. */
const kept = [
  "",
  "Adopted by the core team on January 9, 2026",
  "On the agenda for January 20",
  "Waits for 2 of 8 signatures",
  "Case review has not met since October",
  "FY 2026 report, due 2026-07-30",
  "On call 24/7, tested 12 times",
  "34 USC 12291 applies".replace("12291", "(b)(2)"),
  "La hoja de ruta se revisó en noviembre",
  "Half of the 60 milestones are in place",
];

test.each(refused)("DI-01 refuses %s: %s", (kind, text) => {
  expect(screen(text)).toContain(kind);
});

test.each(kept)("keeps what identifies nobody: %s", (text) => {
  expect(screen(text)).toEqual([]);
});

test("every word of the template passes its own gate", () => {
  const words = template.flatMap(({ name, elements }) => [
    name,
    ...elements.flatMap((element) => [element.name, ...element.milestones.flatMap((milestone) => milestone.slice(2, 6).map(String))]),
  ]);
  expect(words.filter((text) => screen(text).length > 0 || text.length > 280)).toEqual([]);
});

test("every class has a text in the corpus", () => {
  expect(screenKinds.filter((kind) => !refused.some(([one]) => one === kind))).toEqual([]);
});

test("a phone number is refused whatever stands around it", () => {
  fc.assert(
    fc.property(fc.constantFrom("", "a ", "(", "¿", "— "), fc.constantFrom("", ".", " b", ")", "!"), (before, after) => {
      expect(screen(`${before}336-555-0142${after}`)).toContain("PHONE");
    }),
  );
});

test("hidden signs between digits change no verdict", () => {
  const hidden = fc.array(fc.constantFrom("\u200b", "\u2060", "\u00ad", "\ufeff", "\u034f"), { maxLength: 3 }).map((signs) => signs.join(""));
  fc.assert(
    fc.property(fc.array(hidden, { minLength: 12, maxLength: 12 }), (signs) => {
      const parted = "336-555-0142".split("").map((sign, place) => sign + (signs[place] ?? ""));
      expect(screen(parted.join(""))).toContain("PHONE");
    }),
  );
});

test("DI-10 no pattern repeats without an upper bound, so that work grows with the text and no faster", () => {
  const unbounded = screenPatterns.flatMap(([kind, patterns]) =>
    patterns.filter(({ source }) => /[*+]|\{\d+,\}/u.test(source.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]/gu, "x"))).map(({ source }) => `${kind} ${source}`),
  );
  expect(unbounded).toEqual([]);
});

test("DI-10 a text does not grow when it is normalised, and 10 kB of anything get a verdict", () => {
  for (const part of ["1 ", "a@", "1 A ", "@", "- ", "１", "zero ", "case no. ", "12 Aa Aa Aa ", "\u200b1", "a at b dot "]) {
    const text = part.repeat(Math.ceil(10_240 / part.length));
    expect(normalise(text).length).toBeLessThanOrEqual(text.length);
    expect(Array.isArray(screen(text))).toBe(true);
  }
});
