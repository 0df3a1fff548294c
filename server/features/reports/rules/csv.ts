/**
 * A file for a spreadsheet. A cell that a program would take for a formula is kept text by an apostrophe before it; every
 * cell is in quotes, so that neither commas nor line breaks part it (WB-07).
 *
 * @returns lines ended as RFC 4180 has it
 */
export function writeCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

/** One cell. A number is a number: it is written by us and can be no formula. */
export function csvCell(value: string | number | null): string {
  if (value === null) return '""';
  if (typeof value === "number") return String(value);
  // Spreadsheets look past leading blanks for the sign of a formula.
  const kept = /^[\s\p{Cc}]*[=+\-@]|^[\t\r]/u.test(value) ? `'${value}` : value;
  return `"${kept.replaceAll('"', '""')}"`;
}
