import { cellKey, largestNumber, type FormSection, type ReportNumber } from "@roundtable/shared/reports.ts";
import { currentLocale } from "#web/lib/locale.ts";

/** What stands in the fields, by cell, as it was typed. */
export type Typed = Readonly<Record<string, string>>;

/** What was typed as a number; null for an empty field, undefined for what is none. Commas and spaces between thousands are fine. */
export function numberTyped(text: string): number | null | undefined {
  const bare = text.replaceAll(/[\s,.](?=\d{3}(?:\D|$))/gu, "").trim();
  if (bare === "") return null;
  if (!/^\d{1,6}$/u.test(bare)) return undefined;
  const number = Number(bare);
  return number > largestNumber ? undefined : number;
}

/** The fields as the hub knows them. */
export function typedFrom(numbers: readonly Pick<ReportNumber, "section" | "row" | "column" | "value">[]): Typed {
  return Object.fromEntries(numbers.map(({ section, row, column, value }) => [cellKey(section, row, column), String(value)]));
}

/** Every number of a form that can be read, and the cells that hold something else. */
export function numbersIn(sections: readonly FormSection[], typed: Typed): { numbers: ReportNumber[]; unreadable: string[] } {
  const cells = sections.flatMap(({ code, rows, columns }) => rows.flatMap((row) => columns.map((column) => ({ section: code, row, column }))));
  const read = cells.map((cell) => ({ ...cell, value: numberTyped(typed[cellKey(cell.section, cell.row, cell.column)] ?? "") }));
  return {
    numbers: read.flatMap(({ value, ...cell }) => (typeof value === "number" ? [{ ...cell, value }] : [])),
    unreadable: read.flatMap(({ value, section, row, column }) => (value === undefined ? [cellKey(section, row, column)] : [])),
  };
}

/** "1,204" in the reader's language. */
export function writtenNumber(value: number): string {
  return new Intl.NumberFormat(currentLocale() === "es" ? "es-US" : "en-US").format(value);
}
