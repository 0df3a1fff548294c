import fc from "fast-check";
import { expect, test } from "vitest";
import { csvCell, writeCsv } from "./csv.ts";

/** Reads a file as a spreadsheet does (RFC 4180). */
function read(text: string): string[][] {
  const rows: string[][] = [];
  for (let at = 0; at < text.length;) {
    const row: string[] = [];
    for (;;) {
      let cell = "";
      if (text[at] === '"') {
        for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
          if (text[at] === '"') at += 1;
          cell += text[at];
        }
        at += 1;
      } else while (at < text.length && text[at] !== "," && text[at] !== "\r") cell += text[at++];
      row.push(cell);
      if (text[at] !== ",") break;
      at += 1;
    }
    rows.push(row);
    at += 2;
  }
  return rows;
}

test("WB-07 a cell that a spreadsheet would take for a formula stays text", () => {
  for (const start of ["=", "+", "-", "@", "\t", "\r", " =", "\n+", "\u00a0@"])
    expect(read(`${csvCell(`${start}SUM(A1)`)}\r\n`)[0]?.[0], JSON.stringify(start)).toBe(`'${start}SUM(A1)`);
  for (const plain of ["Age", "a=b", "1 + 2", "'quoted"]) expect(read(`${csvCell(plain)}\r\n`)[0]?.[0]).toBe(plain);
});

test("WB-07 whatever is written into a file comes out of it in its cell, and none begins a formula", () => {
  const cell = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("=1+1", "@x", '"', ",", "\r\n"), fc.integer(), fc.constant(null));
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), (rows) => {
      const found = read(writeCsv(rows));
      expect(found.map((row) => row.length)).toEqual(rows.map((row) => row.length));
      for (const [r, row] of rows.entries())
        for (const [c, value] of row.entries()) {
          const text = found[r]?.[c] ?? "";
          expect(text.replace(/^'/, "")).toBe(String(value ?? "").replace(/^'/, ""));
          expect(typeof value === "number" || !/^[=+\-@]/.test(text.trimStart())).toBe(true);
        }
    }),
  );
});
