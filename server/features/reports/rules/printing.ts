import { type FlowCode, flowCodes, cellKey } from "@roundtable/shared/reports.ts";
import type { ShareStatus } from "@roundtable/shared/referrals.ts";
import type { FunderForm } from "../forms/funder-form.ts";
import type { Counts } from "./attack.ts";
import { type Contributions, mayFollow, protect, type Shown } from "./disclosure.ts";

/** A number that one agency certified. */
export type AgencyNumber = { agency: string; section: string; row: string; column: string; value: number };
/** A protected number in its place. */
export type SharedCell = { section: string; row: string; column: string; shown: Shown };
/** What a copy was printed from: one table of sums for each table that was protected. */
export type Truth = Counts[];

/**
 * The protected copy of a report (safety.md §5, SD-01): all numbers of its agencies together, by `protect`. Tables that add
 * up to the new people go in together, a column apart from the others, for potential and confirmed are never added up;
 * every other cell is a table by itself.
 */
export function printShared(form: FunderForm, numbers: readonly AgencyNumber[]): { cells: SharedCell[]; truth: Truth } {
  const byAgency = [...Map.groupBy(numbers, ({ agency }) => agency).values()].map(
    (own) => new Map(own.map(({ section, row, column, value }) => [cellKey(section, row, column), value])),
  );
  // A report that goes without every agency is printed like one that counted nobody.
  const agencies = byAgency.length > 0 ? byAgency : [new Map<string, number>()];
  const countsOf = (section: string, rows: readonly string[], column: string): Contributions =>
    agencies.map((own) => rows.map((row) => [own.get(cellKey(section, row, column)) ?? 0]));

  const printed = new Map<string, Shown>();
  const truth: Truth = [];
  const print = (parts: readonly { section: string; rows: readonly string[] }[], column: string): Shown | undefined => {
    const tables = parts.map(({ section, rows }) => countsOf(section, rows, column));
    const prints = protect(tables);
    for (const [at, { section, rows }] of parts.entries())
      for (const [row, code] of rows.entries()) printed.set(cellKey(section, code, column), prints[at]?.cells[row]?.[0] ?? { kind: "HIDDEN" });
    truth.push(...tables.map((table) => (table[0] ?? []).map((_, row) => [table.reduce((all, own) => all + (own[row]?.[0] ?? 0), 0)])));
    return prints[0]?.total;
  };

  const goals = new Set(form.sections.flatMap(({ sumsTo, columns }) => (sumsTo === null ? [] : columns.map((column) => cellKey("PEOPLE", sumsTo, column)))));
  for (const goal of goals) {
    const [section = "", row = "", column = ""] = goal.split(".");
    const parts = form.sections.filter(({ sumsTo, columns }) => sumsTo === row && columns.some((one) => one === column));
    const total = print(
      parts.map(({ code, rows }) => ({ section: code, rows })),
      column,
    );
    printed.set(cellKey(section, row, column), total ?? { kind: "HIDDEN" });
  }
  for (const { code, rows, columns, sumsTo } of form.sections)
    if (sumsTo === null)
      for (const row of rows) for (const column of columns) if (!goals.has(cellKey(code, row, column))) print([{ section: code, rows: [row] }], column);

  const cells = form.sections.flatMap(({ code, rows, columns }) =>
    rows.flatMap((row) =>
      columns.map((column) => ({ section: code, row, column, shown: printed.get(cellKey(code, row, column)) ?? ({ kind: "HIDDEN" } as const) })),
    ),
  );
  return { cells, truth };
}

/** Whether a corrected report may be printed again beside the edition before: not when the two would show a few people's coming or going (CR-24). */
export function mayPrintAgain(earlier: Truth, later: Truth): boolean {
  return earlier.length === later.length && earlier.every((table, at) => mayFollow(table, later[at] ?? []));
}

const answered: Record<FlowCode, readonly ShareStatus[] | "ALL"> = {
  REFERRALS_SENT: "ALL",
  REFERRALS_ACCEPTED: ["ACCEPTED", "CONTACT_MADE", "SERVICES_STARTED", "CLOSED"],
  REFERRALS_DECLINED: ["DECLINED"],
  REFERRALS_CLOSED: ["CLOSED"],
};

/** How many referrals each agency sent that stand at a status. */
export type Sent = { agency: string; status: ShareStatus; count: number };

/** How the referrals of a period went, each number protected by itself; sent by at least three agencies or not shown. */
export function printFlow(sent: readonly Sent[]): { cells: { code: FlowCode; shown: Shown }[]; truth: Truth } {
  const agencies = [...new Set(sent.map(({ agency }) => agency)), "nobody"];
  const truth: Truth = [];
  const cells = flowCodes.map((code) => {
    const wanted = answered[code];
    const counts = agencies.map((agency) =>
      sent.filter((one) => one.agency === agency && (wanted === "ALL" || wanted.includes(one.status))).reduce((all, { count }) => all + count, 0),
    );
    truth.push([[counts.reduce((all, one) => all + one, 0)]]);
    const shown = protect([counts.map((count) => [[count]])])[0]?.cells[0]?.[0] ?? ({ kind: "HIDDEN" } as const);
    return { code, shown };
  });
  return { cells, truth };
}
