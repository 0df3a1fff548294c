import fc from "fast-check";
import { problemsOf, reportSections, type ReportNumber } from "@roundtable/shared/reports.ts";
import { shareStatuses } from "@roundtable/shared/referrals.ts";
import { describe, expect, test } from "vitest";
import { allForms, formOf, latestForm } from "../forms/all-forms.ts";
import type { FunderForm } from "../forms/funder-form.ts";
import { adviceFor, differencesOf } from "../rules.ts";
import { type Known, rangeOf } from "./attack.ts";
import type { Shown } from "./disclosure.ts";
import { type AgencyNumber, mayPrintAgain, printFlow, printShared } from "./printing.ts";

/** One agency's numbers that add up: the new people are dealt out over the rows of each table at random. */
const certified = (form: FunderForm, most: number) =>
  fc.array(fc.nat({ max: 1_000_000 }), { minLength: 40, maxLength: 40 }).map((seeds): ReportNumber[] => {
    let at = 0;
    const next = (below: number): number => ((seeds[at++ % seeds.length] ?? 0) * 7919 + at * 104_729) % (below + 1);
    const fresh = new Map<string, number>();
    return form.sections.flatMap(({ code, rows, columns, sumsTo }) =>
      columns.flatMap((column) => {
        let left = fresh.get(column) ?? 0;
        return rows.map((row, place) => {
          const value = sumsTo === null ? next(most) : place === rows.length - 1 ? left : next(left);
          if (sumsTo === null && code === "PEOPLE" && row === "NEW") fresh.set(column, value);
          left -= value;
          return { section: code, row, column, value };
        });
      }),
    );
  });
const ofAgencies = (form: FunderForm) =>
  fc
    .integer({ min: 1, max: 5 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, () => certified(form, count === 1 ? 60 : 25))))
    .map((all): AgencyNumber[] => all.flatMap((own, at) => own.map((number) => ({ ...number, agency: `agency ${at}` }))));
const ovc = latestForm("OVC_HT");
const isLinked = (form: FunderForm, section: string): boolean => form.sections.some(({ code, sumsTo }) => code === section && sumsTo !== null);

describe("counting", () => {
  test("every form asks for rows that the log counts, and every table that must add up has the new people to add up to", () => {
    for (const form of allForms) {
      expect(formOf(form.code, form.version)).toBe(form);
      const people = form.sections.find(({ code }) => code === "PEOPLE");
      for (const { code, columns, sumsTo, rows } of form.sections) {
        expect(new Set(rows).size, code).toBe(rows.length);
        expect(sumsTo === null || (people?.rows.includes(sumsTo) === true && people.columns.join() === columns.join()), code).toBe(true);
      }
    }
    expect(() => formOf("OVC_HT", 99)).toThrow("form OVC_HT 99 is gone");
  });

  test("numbers that add up have no problem, and one person more or less in any table is named with the difference", () => {
    const linked = ovc.sections.filter(({ sumsTo }) => sumsTo !== null);
    fc.assert(
      fc.property(certified(ovc, 40), fc.nat(), fc.nat(), fc.integer({ min: 1, max: 9 }), (numbers, table, cell, more) => {
        expect(problemsOf(ovc.sections, numbers)).toEqual({ sums: [], missing: [] });
        const section = linked[table % linked.length];
        const row = section?.rows[cell % section.rows.length];
        const column = section?.columns[cell % section.columns.length];
        const changed = numbers.map((one) =>
          one.section === section?.code && one.row === row && one.column === column ? { ...one, value: one.value + more } : one,
        );
        const [problem, ...others] = problemsOf(ovc.sections, changed).sums;
        expect(others).toEqual([]);
        expect([problem?.section, problem?.column, (problem?.sum ?? 0) - (problem?.expected ?? 0)]).toEqual([section?.code, column, more]);
        const holed = numbers.filter((one) => one.section !== section?.code || one.row !== row || one.column !== column);
        expect(problemsOf(ovc.sections, holed)).toEqual({ sums: [], missing: [{ section: section?.code, row, column }] });
      }),
    );
  });

  test("potential and confirmed stand apart in every table of victims, and each table says how it was counted", () => {
    for (const form of allForms)
      for (const section of form.sections) {
        const { method, caveats } = adviceFor(section, true);
        expect(section.columns.includes("POTENTIAL")).toBe(section.columns.includes("CONFIRMED"));
        expect([method, caveats.includes("MAY_COUNT_TWICE"), caveats.includes("AGENCY_EXCUSED")]).toEqual(["SUM_OF_AGENCIES", section.unit !== "EVENTS", true]);
      }
  });
});

test("only tables in which a person may stand in several rows say so: families, ages and new people do not", () => {
  const saying = (code: string) =>
    allForms.flatMap(({ sections }) => sections).some((section) => section.code === code && adviceFor(section, false).caveats.includes("SEVERAL_PER_PERSON"));
  expect(reportSections.filter(saying)).toEqual([
    "CLASSIFICATION",
    "VICTIMIZATION",
    "VOCA_SERVICES",
    "TRAFFICKING_SERVICES",
    "STATE_SERVICES",
    "INTAKE",
    "LE_VICTIMS",
    "LE_SUSPECTS",
  ]);
});

test("each form names what its funder published, and no paper of our own", () => {
  for (const { source } of allForms) expect(source).not.toMatch(/\.md|domain|§/u);
  expect(new Set(allForms.map(({ source }) => source)).size).toBe(allForms.length);
});

describe("the protected copy", () => {
  test("SD-01 no number from 0 to 14 is printed of any form, and 0 to 10 look alike", { timeout: 60_000 }, () => {
    for (const form of allForms)
      fc.assert(
        fc.property(ofAgencies(form), (numbers) => {
          const { cells } = printShared(form, numbers);
          expect(cells.length).toBe(form.sections.reduce((all, { rows, columns }) => all + rows.length * columns.length, 0));
          for (const { section, row, column, shown } of cells) {
            const truth = numbers
              .filter((one) => one.section === section && one.row === row && one.column === column)
              .reduce((all, { value }) => all + value, 0);
            // Where hiding numbers is not enough, all tables that hang together are closed.
            const isClosed = cells.filter((one) => one.column === column && isLinked(form, one.section)).every((one) => one.shown.kind === "HIDDEN");
            const isRounded = shown.kind === "NUMBER" && shown.value >= 15 && shown.value % 5 === 0 && Math.abs(shown.value - truth) <= 4;
            const isRight = {
              NUMBER: truth >= 11 && isRounded,
              FEW: truth < 11,
              HIDDEN: truth >= 11 || row === "NEW" || (isLinked(form, section) && isClosed),
            };
            expect(isRight[shown.kind], `${section} ${row} ${column}`).toBe(true);
          }
        }),
        { numRuns: 10 },
      );
  });

  test("CR-23 of tables that add up to the same people no small number can be solved back, and a column apart", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(ofAgencies(ovc), (numbers) => {
        const { cells } = printShared(ovc, numbers);
        const shownAt = (section: string, row: string, column: string): Shown =>
          cells.find((one) => one.section === section && one.row === row && one.column === column)?.shown ?? { kind: "HIDDEN" };
        for (const column of ["POTENTIAL", "CONFIRMED"] as const) {
          const total = knownOf(shownAt("PEOPLE", "NEW", column), 0);
          for (const { code, rows, sumsTo } of ovc.sections) {
            if (sumsTo === null) continue;
            const prints = rows.map((row) => shownAt(code, row, column));
            const truth = rows.map((row) => [
              numbers.filter((one) => one.section === code && one.row === row && one.column === column).reduce((all, { value }) => all + value, 0),
            ]);
            const lines = prints.map((print) => knownOf(print, 11));
            const known: Known = { cells: lines.map((one) => [one]), rows: lines, columns: [total], total };
            const few = [...prints.keys()].filter((at) => prints[at]?.kind === "FEW");
            expect(few.map((at) => rangeOf(truth, known, at, 0))).toEqual(few.map(() => ({ least: 0, most: 10 })));
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test("CR-24 a corrected report is printed again only when the two beside each other show no few people", () => {
    const numbers = ["a", "b", "c"].flatMap((agency) => certifiedFlat(agency, 30));
    const before = printShared(ovc, numbers).truth;
    const after = (more: number) =>
      printShared(
        ovc,
        numbers.map((one) => (one.agency === "a" && one.row === "HOUSING" ? { ...one, value: one.value + more } : one)),
      ).truth;
    expect([0, 1, 10, 11, 40].map((more) => mayPrintAgain(before, after(more)))).toEqual([true, false, false, true, true]);
    expect(mayPrintAgain(before, before.slice(1))).toBe(false);
  });

  test("SD-01 referrals are counted under the same protection, from three agencies on", () => {
    const sent = fc.record({ agency: fc.constantFrom("a", "b", "c", "d"), status: fc.constantFrom(...shareStatuses), count: fc.nat({ max: 40 }) });
    fc.assert(
      fc.property(fc.array(sent, { maxLength: 12 }), (rows) => {
        const numbers = printFlow(rows).cells.flatMap(({ shown }) => (shown.kind === "NUMBER" ? [shown.value] : []));
        expect(numbers.filter((value) => value < 15 || value % 5 !== 0)).toEqual([]);
        expect(numbers.length === 0 || new Set(rows.filter(({ count }) => count > 0).map(({ agency }) => agency)).size >= 3).toBe(true);
      }),
    );
    expect(printFlow([]).cells.map(({ shown }) => shown.kind)).toEqual(["FEW", "FEW", "FEW", "FEW"]);
  });
});

test("GR-4 a difference names what changed, and is a number only where both are", () => {
  const cell = (whole: Shown, own: number | null = null) => ({ section: "FAMILY", row: "FAMILY_NEW", column: "PERSONS", own, whole });
  const number = (value: number): Shown => ({ kind: "NUMBER", value });
  expect(differencesOf([cell(number(20))], [cell(number(20))])).toEqual([]);
  expect(differencesOf([cell(number(20))], [cell(number(35))]).map(({ difference }) => difference)).toEqual([15]);
  expect(differencesOf([cell(number(20))], [cell({ kind: "HIDDEN" })]).map(({ difference }) => difference)).toEqual([null]);
  expect(differencesOf([cell({ kind: "FEW" }, 3)], [cell({ kind: "FEW" }, 4)]).length).toBe(1);
});

function knownOf(print: Shown, hiddenLeast: number) {
  if (print.kind === "FEW") return { least: 0, most: 10 };
  if (print.kind === "HIDDEN") return { least: hiddenLeast, most: 1e9 };
  return { least: print.value === 15 ? 11 : print.value - 2, most: print.value + 2 };
}

/** An agency that counted the same everywhere outside of the tables that add up. */
function certifiedFlat(agency: string, value: number): AgencyNumber[] {
  return ovc.sections.flatMap(({ code, rows, columns }) => rows.flatMap((row) => columns.map((column) => ({ agency, section: code, row, column, value }))));
}
