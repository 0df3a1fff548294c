import type { Reading } from "#platform/acting.ts";
import { formOf } from "../forms/all-forms.ts";
import { type Cell, type Changed, differencesOf, inFormOrder } from "../rules.ts";
import type { Shown } from "../rules/disclosure.ts";
import { ownNumbers, type ReportView } from "./reports.ts";

type Row = { section: string; line: string; col: string; own: number | null; whole: number | null; print: "NUMBER" | "FEW" | "HIDDEN" };

/**
 * The cells of a report as its reader may see them, in the order of the form: of a filed one those that were filed. Sums
 * come out of the database by app.report_cells alone, which closes what one agency's few could be told from (decision 0023).
 */
export async function cellsOf(reading: Reading, report: ReportView): Promise<Cell[]> {
  const form = formOf(report.form, report.formVersion);
  if (report.state === "FILED") return inFormOrder(form, await readCells(reading, report.id, true));
  const opened = await readCells(reading, report.id, false);
  if (opened.length > 0) return inFormOrder(form, opened);
  const own = report.entries.find(({ agencyId }) => agencyId === reading.actor.agencyId);
  const numbers = own ? await ownNumbers(reading, own.id) : [];
  return inFormOrder(
    form,
    numbers.map(({ section, row, column, value }) => ({ section, row, column, own: value, whole: { kind: "HIDDEN" } })),
  );
}

/** What changed in the numbers since the report was filed; null before that, and while an agency is at its numbers again. */
export async function changedCellsOf(reading: Reading, report: ReportView): Promise<Changed[] | null> {
  if (report.state !== "FILED") return null;
  const form = formOf(report.form, report.formVersion);
  const [frozen, now] = [await readCells(reading, report.id, true), await readCells(reading, report.id, false)];
  return now.length === 0 ? null : differencesOf(inFormOrder(form, frozen), inFormOrder(form, now));
}

async function readCells({ db }: Reading, reportId: string, wasFiled: boolean): Promise<Cell[]> {
  const rows = await db.$queryRaw<Row[]>`SELECT section, line, col, own, whole, print FROM app.report_cells(${reportId}::uuid, ${wasFiled})`;
  return rows.map(({ section, line, col, own, whole, print }) => ({ section, row: line, column: col, own, whole: shownAs(print, whole) }));
}

function shownAs(print: Row["print"], value: number | null): Shown {
  if (print !== "NUMBER") return { kind: print };
  return value === null ? { kind: "HIDDEN" } : { kind: "NUMBER", value };
}
