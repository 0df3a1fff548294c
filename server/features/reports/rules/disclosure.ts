import { type Counts, endless, type Known, type Range, rangeOf, rangeOfTotal } from "./attack.ts";

/** From how many people on a number may be shown (the CMS rule; no federal number exists, domain.md §3.2). */
export const smallestShown = 11;
/** From how many people on a percentage may be shown (SD-06). */
export const smallestForPercent = 30;
/** A number must have come from so many agencies, or one of them could take its own away and be left with another's. */
export const fewestAgencies = 3;

const hidden: Shown = { kind: "HIDDEN" };

/** What is printed for one number: a multiple of five, "fewer than 11" (0 is not told apart), or nothing. */
export type Shown = { kind: "NUMBER"; value: number } | { kind: "FEW" } | { kind: "HIDDEN" };

/** Counts by row and column, for each agency apart. All lists of one table have the same length. */
export type Contributions = readonly Counts[];

/** A table as it may be printed, with its sums. */
export type Printed = { cells: Shown[][]; rows: Shown[]; columns: Shown[]; total: Shown };

/**
 * Makes tables safe to show to somebody else than the agency they are about and its funder (safety.md §5, SD-01, SD-06,
 * CR-23): small numbers print as "fewer than 11", others in fives, and further ones are hidden until nothing small can be
 * worked out from the rest, in these tables together. Where hiding numbers is not enough, all of them are closed.
 *
 * @param tables each the counts of all agencies; tables given together are counts of the same people by other words, so
 * that their totals are one number
 */
export function protect(tables: readonly Contributions[]): Printed[] {
  const drafts = tables.map((table) => ({ truth: together(table), print: printAlone(table) }));
  for (;;) {
    // One total, printed under each table: what one of them hides, the others hide too.
    if (drafts.some(({ print }) => print.total.kind === "HIDDEN")) for (const { print } of drafts) print.total = hidden;
    const total = totalFrom(drafts);
    const open = drafts.map((draft) => ({ draft, cell: tooClose(draft, total) })).find(({ cell }) => cell !== undefined);
    if (!open?.cell) return drafts.map(({ print }) => print);
    const isHidden = hideOneMore(open.draft, open.cell) || drafts.some((draft) => hideOneMore(draft, { row: 0, column: 0 }));
    // Even bare kinds say too much: two that are at least 11 each leave little room in a table of a few small ones. Then nothing is said.
    if (!isHidden) return drafts.map(({ print }) => closed(print));
  }
}

/** The same table with nothing in it. */
function closed({ cells, rows, columns }: Printed): Printed {
  const nothing = (line: readonly Shown[]): Shown[] => line.map(() => hidden);
  return { cells: cells.map(nothing), rows: nothing(rows), columns: nothing(columns), total: hidden };
}

/**
 * Whether a table may be shown again after its numbers changed. Of two tables that stand side by side the difference is a
 * table too: one that shows a few people's coming and going is refused (CR-24).
 */
export function mayFollow(earlier: Counts, later: Counts): boolean {
  const sums = (counts: Counts): number[] => [...counts.flat(), ...rowsOf(counts), ...columnsOf(counts), sum(counts.flat())];
  const isAlike = earlier.length === later.length && earlier.every((row, r) => row.length === later[r]?.length);
  const [before, after] = [sums(earlier), sums(later)];
  return isAlike && before.every((count, at) => count === after[at] || Math.abs(count - (after[at] ?? 0)) >= smallestShown);
}

/** A part of a whole in whole percents, from what is printed of both; null where that would say too much or nothing. */
export function percentOf(part: Shown, whole: Shown): number | null {
  if (part.kind !== "NUMBER" || whole.kind !== "NUMBER" || whole.value < smallestForPercent) return null;
  return Math.min(100, Math.round((100 * part.value) / whole.value));
}

/** A number as it is printed, before anything is hidden for the sake of others. */
function shown(parts: readonly number[]): Shown {
  const count = sum(parts);
  if (count < smallestShown) return { kind: "FEW" };
  const given = parts.filter((part) => part > 0);
  // What is left when any one agency takes its own away must be a number that could be shown itself.
  if (given.length < fewestAgencies || count - Math.max(...given) < smallestShown) return hidden;
  return { kind: "NUMBER", value: Math.max(15, Math.round(count / 5) * 5) };
}

type Draft = { truth: Counts; print: Printed };
type Place = { row: number; column: number };

function printAlone(table: Contributions): Printed {
  const truth = together(table);
  const columns = columnsOf(truth);
  const cells = truth.map((row, r) => row.map((_, c) => shown(table.map((counts) => counts[r]?.[c] ?? 0))));
  // The sum of nothing but small numbers is hidden whether it is small itself or not: else "hidden" would say "11 or more".
  const sumOf = (line: readonly Shown[], parts: readonly number[]): Shown => (line.every(({ kind }) => kind === "FEW") ? hidden : shown(parts));
  return {
    cells,
    rows: cells.map((line, r) =>
      sumOf(
        line,
        table.map((counts) => sum(counts[r] ?? [])),
      ),
    ),
    columns: columns.map((_, c) =>
      sumOf(
        cells.flatMap((line) => line[c] ?? []),
        table.map((counts) => columnsOf(counts)[c] ?? 0),
      ),
    ),
    total: sumOf(
      cells.flat(),
      table.map((counts) => sum(counts.flat())),
    ),
  };
}

/** What a reader knows of a number from its print. In a table that is not closed a cell is only ever hidden when it is not small; a sum may be anything. */
function knownFrom(print: Shown, isSum: boolean): Range {
  if (print.kind === "FEW") return { least: 0, most: smallestShown - 1 };
  if (print.kind === "HIDDEN") return { least: isSum ? 0 : smallestShown, most: endless };
  // 11 and 12 are printed as 15 too: 10 is never printed.
  return { least: print.value === 15 ? smallestShown : print.value - 2, most: print.value + 2 };
}

/** All that a reader knows of a printed table. */
export function knownOf({ cells, rows, columns, total }: Printed): Known {
  const sums = (line: readonly Shown[]) => line.map((print) => knownFrom(print, true));
  return { cells: cells.map((row) => row.map((print) => knownFrom(print, false))), rows: sums(rows), columns: sums(columns), total: knownFrom(total, true) };
}

/** What all tables together say about their one total. */
function totalFrom(drafts: readonly Draft[]): Range {
  const ranges = drafts.map(({ truth, print }) => rangeOfTotal(truth, knownOf(print)));
  return { least: Math.max(...ranges.map(({ least }) => least)), most: Math.min(...ranges.map(({ most }) => most)) };
}

/** The first small or hidden number that a reader could work out more closely than its print says. */
function tooClose({ truth, print }: Draft, total: Range): Place | undefined {
  const known = { ...knownOf(print), total };
  for (const [row, line] of print.cells.entries())
    for (const [column, cell] of line.entries()) {
      if (cell.kind === "NUMBER") continue;
      const { least, most } = rangeOf(truth, known, row, column);
      if (cell.kind === "FEW" ? least > 0 || most < smallestShown - 1 : most - least < smallestShown - 1) return { row, column };
    }
  return undefined;
}

/** Hides one number more: the smallest beside the one that could be worked out, then sums, then what is further away. False where no number is left. */
function hideOneMore({ truth, print }: Draft, { row, column }: Place): boolean {
  const cells = print.cells.flatMap((line, r) => line.map((shownNow, c) => ({ r, c, shownNow, count: truth[r]?.[c] ?? 0, hide: () => (line[c] = hidden) })));
  const sums = [
    ...print.rows.map((shownNow, r) => ({ r, c: -1, shownNow, count: rowsOf(truth)[r] ?? 0, hide: () => (print.rows[r] = hidden) })),
    ...print.columns.map((shownNow, c) => ({ r: -1, c, shownNow, count: columnsOf(truth)[c] ?? 0, hide: () => (print.columns[c] = hidden) })),
  ];
  const whole = { r: row, c: column, shownNow: print.total, count: sum(truth.flat()), hide: () => (print.total = hidden) };
  const isBeside = ({ r, c }: { r: number; c: number }): boolean => r === row || c === column;
  for (const group of [cells.filter(isBeside), [...sums.filter(isBeside), whole], cells, sums]) {
    const [smallest] = group.filter(({ shownNow }) => shownNow.kind === "NUMBER").toSorted((one, other) => one.count - other.count);
    smallest?.hide();
    if (smallest) return true;
  }
  return false;
}

/** The counts of all agencies in one table. */
function together(table: Contributions): Counts {
  return (table[0] ?? []).map((row, r) => row.map((_, c) => sum(table.map((counts) => counts[r]?.[c] ?? 0))));
}

function rowsOf(counts: Counts): number[] {
  return counts.map(sum);
}

function columnsOf(counts: Counts): number[] {
  return (counts[0] ?? []).map((_, c) => sum(counts.map((row) => row[c] ?? 0)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
