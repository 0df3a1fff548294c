import fc from "fast-check";
import { paragraphLength } from "@roundtable/shared/agendas.ts";
import { expect, test } from "vitest";
import { packCsv } from "./rules/csv.ts";
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

const told = {
  day: "2026-01-07",
  title: "One, two",
  items: ["Beds", "=1+1"],
  presence: [{ agencyId: "a", discipline: "HEALTH", people: 2 }],
  guests: 1,
  decisions: [{ words: "Ten more", carried: true, inFavor: ["a"], against: ["b"], abstained: [], recused: [] }],
  minutes: {
    hash: Uint8Array.of(1, 255),
    entries: [
      { heading: "Beds", words: "Four", amendment: false },
      { heading: "", words: "Three", amendment: true },
    ],
  },
};
const taught = { kind: "TRAINING" as const, sessions: 2, minutes: 90, people: 5, audience: [{ name: "HEALTH" as const, count: 5 }], materials: [] };

test("MT-16 the file of a period has a line for each thing that it tells, and none that a spreadsheet takes for a formula", () => {
  const of = (part: string) => `"${part}","2026-01-07","One, two"`;
  expect(packCsv([told], [taught], new Map([["a", "Clinic"]])).split("\r\n")).toEqual([
    '"part","day","meeting","what","who","number","words"',
    `${of("AGENDA")},"","",1,"Beds"`,
    `${of("AGENDA")},"","",2,"'=1+1"`,
    `${of("ATTENDANCE")},"HEALTH","Clinic",2,""`,
    `${of("ATTENDANCE")},"GUEST","",1,""`,
    `${of("DECISION")},"CARRIED","","","Ten more"`,
    `${of("VOTE")},"IN_FAVOR","Clinic","","Ten more"`,
    `${of("VOTE")},"AGAINST","","","Ten more"`,
    `${of("MINUTES")},"","Beds","","Four"`,
    `${of("MINUTES")},"AMENDMENT","","","Three"`,
    `${of("MINUTES")},"SHA256","","","01ff"`,
    '"TRAINING","","","TRAINING_SESSIONS","",2,""',
    '"TRAINING","","","TRAINING_HOURS","",2,""',
    '"TRAINING","","","TRAINING_PEOPLE","",5,""',
    '"TRAINING","","","TRAINING_PEOPLE","HEALTH",5,""',
    "",
  ]);
  const failed = { words: "No", carried: false, inFavor: [], against: [], abstained: [], recused: ["a"] };
  expect(packCsv([{ ...told, decisions: [failed] }], [], new Map())).toMatch(/"NOT_CARRIED",.*"No"\r\n.*"RECUSED"/u);
  expect(packCsv([{ ...told, items: [], presence: [], guests: 0, decisions: [], minutes: null }], [], new Map()).split("\r\n")).toHaveLength(2);
});

test("MT-11 closed minutes end on a day from tomorrow on, ten years away at the most", () => {
  const days = ["2026-11-22", "2026-11-23", "2026-11-24", "2036-11-23", "2036-11-24"];
  expect(days.map((day) => canEndOn(day, "2026-11-23"))).toEqual([false, false, true, true, false]);
});
