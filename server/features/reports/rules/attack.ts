/** What somebody who reads a table knows of a number in it: both ends belong to it. */
export type Range = { least: number; most: number };

/** Counts, a list for each row. */
export type Counts = readonly (readonly number[])[];

/** A table as an attacker has it: what each cell may be, and what each row, column and the whole may sum up to. */
export type Known = { cells: Range[][]; rows: Range[]; columns: Range[]; total: Range };

/** More than any count of people in a report. */
export const endless = 1e9;

/**
 * The range of one cell that an attacker can work out from what is known of all others (CR-23).
 *
 * A table with its sums is a network: the whole flows into rows, rows send to columns, and each sum is a pipe with a least
 * and a most. The true table is one flow through it, and how far a cell can move is how much fits through the rest of the
 * network in return. For whole numbers in one table with its sums that is exact: no cleverer reader can know more.
 *
 * @param truth the numbers themselves; each must lie in its known range
 */
export function rangeOf(truth: Counts, known: Known, row: number, column: number): Range {
  const value = truth[row]?.[column] ?? 0;
  const cell = known.cells[row]?.[column] ?? { least: value, most: value };
  const rest = (from: number, to: number) => flow(network(truth, known, { row, column }), from, to);
  const [rowNode, columnNode] = [nodeOfRow(row), nodeOfColumn(known, column)];
  return {
    least: Math.max(cell.least, value - rest(rowNode, columnNode)),
    most: Math.min(cell.most, value + rest(columnNode, rowNode)),
  };
}

/** The same for the sum of the whole table. */
export function rangeOfTotal(truth: Counts, known: Known): Range {
  const whole = sum(truth.flat());
  const rest = (from: number, to: number) => flow(network(truth, known, "total"), from, to);
  return { least: Math.max(known.total.least, whole - rest(sink, source)), most: Math.min(known.total.most, whole + rest(source, sink)) };
}

const [source, sink] = [0, 1];
const nodeOfRow = (row: number): number => 2 + row;
const nodeOfColumn = (known: Known, column: number): number => 2 + known.rows.length + column;

/** Pipes lie in pairs: the one at an odd place leads back what the one before it carries. */
type Network = { pipes: { to: number; room: number }[]; from: number[][] };

function network(truth: Counts, known: Known, leftOut: { row: number; column: number } | "total"): Network {
  const made: Network = { pipes: [], from: Array.from({ length: 2 + known.rows.length + known.columns.length }, () => []) };
  const lay = (from: number, to: number, value: number, { least, most }: Range): void => {
    made.from[from]?.push(made.pipes.push({ to, room: most - value }) - 1);
    made.from[to]?.push(made.pipes.push({ to: from, room: value - least }) - 1);
  };
  known.rows.forEach((range, row) => lay(source, nodeOfRow(row), sum(truth[row] ?? []), range));
  known.columns.forEach((range, column) => lay(nodeOfColumn(known, column), sink, sum(truth.map((numbers) => numbers[column] ?? 0)), range));
  known.cells.forEach((ranges, row) =>
    ranges.forEach((range, column) => {
      if (leftOut === "total" || leftOut.row !== row || leftOut.column !== column)
        lay(nodeOfRow(row), nodeOfColumn(known, column), truth[row]?.[column] ?? 0, range);
    }),
  );
  if (leftOut !== "total") lay(sink, source, sum(truth.flat()), known.total);
  return made;
}

/** How much fits from one node to another, by shortest ways first (Edmonds and Karp); no more than `endless`. */
function flow(through: Network, from: number, to: number): number {
  let fits = 0;
  for (let way = shortestWay(through, from, to); way && fits < endless; way = shortestWay(through, from, to)) {
    const more = Math.min(...way.map((at) => through.pipes[at]?.room ?? 0));
    for (const at of way) {
      for (const [place, change] of [
        [at, -more],
        [at ^ 1, more],
      ] as const) {
        const pipe = through.pipes[place];
        if (pipe) pipe.room += change;
      }
    }
    fits += more;
  }
  return Math.min(fits, endless);
}

function shortestWay({ pipes, from: pipesFrom }: Network, from: number, to: number): number[] | undefined {
  const came = new Map<number, { by: number; from: number }>();
  const waiting = [from];
  for (const node of waiting) {
    if (came.has(to)) break;
    for (const by of pipesFrom[node] ?? []) {
      const pipe = pipes[by];
      if (!pipe || pipe.room <= 0 || pipe.to === from || came.has(pipe.to)) continue;
      came.set(pipe.to, { by, from: node });
      waiting.push(pipe.to);
    }
  }
  const way: number[] = [];
  for (let step = came.get(to); step; step = step.from === from ? undefined : came.get(step.from)) way.push(step.by);
  return way.length > 0 ? way : undefined;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
