import fc from "fast-check";
import { paragraphLength } from "@roundtable/shared/agendas.ts";
import { expect, test } from "vitest";
import { csvField, csvOf } from "./rules/csv.ts";
import { carries, draftFrom, flagged, paragraphs } from "./rules/draft.ts";
import { canEndOn } from "./rules/keeping.ts";

const item = (audience: string, words: string) => ({ title: `About ${audience}`, audience, notes: [{ words }], decisions: [], actions: [] });
const items = [
  item("ALL", "open words"),
  item("CLOSED", "closed words"),
  item("DISCIPLINES", "some words"),
  item("AGENCIES", "few words"),
  item("CASE", "case words"),
];
const closed = { purpose: "Personnel", from: "10:00", to: "10:30" };

test("MT-11 open minutes hold what was for all, and of a closed session its purpose and times; closed ones hold closed items; of a case nothing", () => {
  expect(draftFrom("OPEN", ["Somebody, Agency"], items, closed)).toEqual([
    { heading: "", words: "Somebody, Agency;" },
    { heading: "About ALL", words: "open words" },
    { heading: "Personnel", words: "10:00–10:30" },
  ]);
  expect(draftFrom("CLOSED", [], items, closed)).toEqual([{ heading: "About CLOSED", words: "closed words" }]);
  expect(draftFrom("OPEN", [], [{ ...item("ALL", ""), notes: [] }], null)).toEqual([{ heading: "About ALL", words: "" }]);
});

test("no word is lost when texts become paragraphs, and no paragraph is too long", () => {
  const texts = fc.array(fc.string({ minLength: 1, maxLength: paragraphLength, unit: fc.constantFrom("a", "b", "c") }));
  fc.assert(
    fc.property(texts, (given) => {
      const made = paragraphs("One", given);
      expect(made.map(({ words }) => words).join(" ")).toBe(given.join(" "));
      expect(made.every(({ words }) => words.length <= paragraphLength)).toBe(true);
    }),
  );
});

test("MT-17 what could tell who somebody is is found in headings and words", () => {
  const entry = { id: "one", heading: "", words: "" };
  expect(
    flagged([
      { ...entry, words: "Her number is 919-555-0143" },
      { ...entry, id: "two", heading: "Plate ABC-1234" },
    ]).map(({ id }) => id),
  ).toEqual(expect.arrayContaining(["one", "two"]));
  expect(flagged([{ ...entry, words: "Four beds are free." }])).toEqual([]);
});

test("MT-10 a vote carries with more agencies for it than against", () => {
  expect([carries([]), carries([{ vote: "IN_FAVOR" }]), carries([{ vote: "IN_FAVOR" }, { vote: "AGAINST" }]), carries([{ vote: "RECUSED" }])]).toEqual([
    false,
    true,
    false,
    false,
  ]);
});

test("MT-16 a field of the list is never read as a formula, and quotes keep it whole", () => {
  expect(csvField('=HYPERLINK("x")')).toBe(`"'=HYPERLINK(""x"")"`);
  expect(
    csvOf(
      [{ startedAt: new Date(0), title: "One, two", presence: [{ agencyId: "a", discipline: "HEALTH", people: 2 }], guests: 1 }],
      new Map([["a", "Clinic"]]),
    ),
  ).toBe(
    '"started_at","meeting","agency","discipline","people"\r\n"1970-01-01T00:00:00.000Z","One, two","Clinic","HEALTH","2"\r\n"1970-01-01T00:00:00.000Z","One, two","","GUEST","1"\r\n',
  );
});

test("MT-11 closed minutes end on a day from tomorrow on, ten years away at the most", () => {
  const days = ["2026-11-22", "2026-11-23", "2026-11-24", "2036-11-23", "2036-11-24"];
  expect(days.map((day) => canEndOn(day, "2026-11-23"))).toEqual([false, false, true, true, false]);
});
