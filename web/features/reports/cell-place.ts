import { reportColumns, reportSections, type ReportColumn, type ReportSection } from "@roundtable/shared/reports.ts";

/** The section, row and column of a cell's key. @throws Error for what is no key, which is a defect of ours */
export function cellPlace(key: string): { section: ReportSection; row: string; column: ReportColumn } {
  const [code, row = "", last] = key.split(".");
  const section = reportSections.find((one) => one === code);
  const column = reportColumns.find((one) => one === last);
  if (!section || !column) throw new Error(`${key} is no cell`);
  return { section, row, column };
}
