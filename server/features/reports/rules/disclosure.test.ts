import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Counts, type Known, type Range, rangeOf } from "./attack.ts";
import { type Contributions, knownOf, mayFollow, percentOf, type Printed, protect, type Shown } from "./disclosure.ts";

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const together = (table: Contributions): number[][] => (table[0] ?? []).map((row, r) => row.map((_, c) => sum(table.map((counts) => counts[r]?.[c] ?? 0))));
const numbersOf = (print: Printed | undefined): number[] => (print ? printed(print) : []).flatMap((shown) => (shown.kind === "NUMBER" ? [shown.value] : []));
const printed = ({ cells, rows, columns, total }: Printed): Shown[] => [...cells.flat(), ...rows, ...columns, total];

const count = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 6 }) }, fc.integer({ min: 0, max: 40 }));
const table = fc
  .record({ rows: fc.integer({ min: 1, max: 5 }), columns: fc.integer({ min: 1, max: 5 }), agencies: fc.integer({ min: 1, max: 6 }) })
  .chain(({ rows, columns, agencies }) => {
    const line = fc.array(count, { minLength: columns, maxLength: columns });
    const counts = fc.array(line, { minLength: rows, maxLength: rows });
    return fc.array(counts, { minLength: agencies, maxLength: agencies });
  });

/** Every way to fill a small table that fits what is known, by trying all of them: the referee for the network. */
function byTrying(known: Known, sizes: { most: number }): Range[][] {
  const places = known.cells.flatMap((row, r) => row.map((range, c) => ({ r, c, range })));
  const found = known.cells.map((row) => row.map(() => ({ least: Infinity, most: -Infinity })));
  const filled = known.cells.map((row) => row.map(() => 0));
  const fits = ({ least, most }: Range, value: number): boolean => least <= value && value <= most;
  const isConsistent = (): boolean =>
    fits(known.total, sum(filled.flat())) &&
    known.rows.every((range, r) => fits(range, sum(filled[r] ?? []))) &&
    known.columns.every((range, c) => fits(range, sum(filled.map((row) => row[c] ?? 0))));
  const fill = (at: number): void => {
    const place = places[at];
    if (!place) {
      if (!isConsistent()) return;
      for (const { r, c } of places) {
        const range = found[r]?.[c];
        const value = filled[r]?.[c] ?? 0;
        if (range) [range.least, range.most] = [Math.min(range.least, value), Math.max(range.most, value)];
      }
      return;
    }
    for (let value = place.range.least; value <= Math.min(place.range.most, sizes.most); value += 1) {
      const row = filled[place.r];
      if (row) row[place.c] = value;
      fill(at + 1);
    }
  };
  fill(0);
  return found;
}

describe("what an attacker can work out", () => {
  test("is exactly what trying every table would find", () => {
    const small = fc.integer({ min: 0, max: 3 });
    const slack = fc.record({ below: fc.integer({ min: 0, max: 2 }), above: fc.integer({ min: 0, max: 2 }) });
    const at = (value: number, { below, above }: { below: number; above: number }): Range => ({ least: Math.max(0, value - below), most: value + above });
    fc.assert(
      fc.property(
        fc.array(fc.array(small, { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 2 }),
        fc.array(slack, { minLength: 9, maxLength: 9 }),
        (truth: Counts, slacks) => {
          const give = (place: number) => slacks[place] ?? { below: 0, above: 0 };
          const known: Known = {
            cells: truth.map((row, r) => row.map((value, c) => at(value, give(2 * r + c)))),
            rows: truth.map((row, r) => at(sum(row), give(4 + r))),
            columns: [0, 1].map((c) => at(sum(truth.map((row) => row[c] ?? 0)), give(6 + c))),
            total: at(sum(truth.flat()), give(8)),
          };
          const tried = byTrying(known, { most: 8 });
          expect(known.cells.map((row, r) => row.map((_, c) => rangeOf(truth, known, r, c)))).toEqual(tried);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("tables for others", () => {
  test("SD-01 prints no number below 15, and 0 to 10 all alike", () => {
    fc.assert(
      fc.property(table, (one) => {
        const [print] = protect([one]);
        const truth = together(one);
        for (const [r, row] of (print?.cells ?? []).entries())
          for (const [c, cell] of row.entries()) expect(cell.kind === "FEW").toBe((truth[r]?.[c] ?? 0) < 11);
        for (const value of numbersOf(print)) expect(value).toBeGreaterThanOrEqual(15);
      }),
      { numRuns: 200 },
    );
  });

  test("SD-06 prints fives, and percentages only of 30 and more", () => {
    fc.assert(
      fc.property(table, (one) => {
        const [print] = protect([one]);
        for (const value of numbersOf(print)) expect(value % 5).toBe(0);
        const whole = print?.total ?? { kind: "HIDDEN" };
        const hasPercent = print !== undefined && printed(print).some((shown) => percentOf(shown, whole) !== null);
        expect(!hasPercent || (whole.kind === "NUMBER" && whole.value >= 30)).toBe(true);
      }),
      { numRuns: 200 },
    );
    expect(percentOf({ kind: "NUMBER", value: 15 }, { kind: "NUMBER", value: 25 })).toBeNull();
    expect(percentOf({ kind: "NUMBER", value: 15 }, { kind: "NUMBER", value: 30 })).toBe(50);
    expect(percentOf({ kind: "FEW" }, { kind: "NUMBER", value: 30 })).toBeNull();
  });

  test("CR-23 lets nobody work out a small number, or one that is hidden, from all the others", () => {
    fc.assert(
      fc.property(table, table, (one, other) => {
        // Two tables of the same people: the second is made to sum up to the first, agency by agency.
        const agencies = Math.min(one.length, other.length);
        const first = one.slice(0, agencies);
        const second = other.slice(0, agencies).map((counts, at) => {
          const missing = sum((first[at] ?? []).flat()) - sum(counts.flat());
          return missing >= 0 ? counts.map((row, r) => row.map((value, c) => (r + c === 0 ? value + missing : value))) : undefined;
        });
        const tables = second.every((counts) => counts !== undefined) ? [first, second] : [first];
        const prints = protect(tables);
        for (const [at, print] of prints.entries()) {
          const truth = together(tables[at] ?? []);
          const known = knownOf(print);
          for (const [r, row] of print.cells.entries())
            for (const [c, cell] of row.entries()) {
              if (cell.kind === "NUMBER") continue;
              const { least, most } = rangeOf(truth, known, r, c);
              expect(cell.kind === "FEW" ? least === 0 && most === 10 : most - least >= 10).toBe(true);
            }
        }
      }),
      { numRuns: 150 },
    );
  });

  test("shows a number only when it survives any one agency taking its own away", () => {
    const alone = protect([[[[40]], [[0]], [[0]]]])[0];
    const two = protect([[[[20]], [[20]], [[0]]]])[0];
    const heavy = protect([[[[40]], [[5]], [[5]]]])[0];
    const fair = protect([[[[20]], [[10]], [[5]]]])[0];
    for (const print of [alone, two, heavy]) expect(print?.cells[0]?.[0]).toEqual({ kind: "HIDDEN" });
    expect(fair?.cells[0]?.[0]).toEqual({ kind: "NUMBER", value: 35 });
  });

  test("CR-24 refuses a table whose difference from the one before shows a few people", () => {
    const before = [[40, 60]];
    expect(mayFollow(before, [[40, 60]])).toBe(true);
    expect(mayFollow(before, [[41, 60]])).toBe(false);
    expect(mayFollow(before, [[55, 60]])).toBe(true);
    expect(mayFollow(before, [[50, 59]])).toBe(false);
    expect(mayFollow(before, [[51, 49]])).toBe(true);
    // As many numbers in another shape are another table.
    expect(mayFollow([[5, 1, 0, 10]], [[30], [30], [30], [30]])).toBe(false);
    fc.assert(
      fc.property(table, table, (one, other) => {
        const [earlier, later] = [together(one), together(other)];
        if (!mayFollow(earlier, later)) return;
        for (const [r, row] of earlier.entries())
          for (const [c, value] of row.entries()) {
            const difference = Math.abs(value - (later[r]?.[c] ?? 0));
            expect(difference === 0 || difference >= 11).toBe(true);
          }
      }),
    );
  });
});
