import { isId } from "./ids.ts";
import { InvalidInput } from "./problems.ts";

/** A part of a list, and where the next part begins. */
export type Page<Row> = { nodes: Row[]; hasMore: boolean; endCursor: string | null };

/** The longest part anyone may ask for at once. */
export const pageLimit = 100;

/** How many rows to show: 25 when nobody says. @throws InvalidInput outside 1–100 */
export function pageSize(first: number | null | undefined): number {
  const size = first ?? 25;
  if (!Number.isInteger(size) || size < 1 || size > pageLimit) throw new InvalidInput([{ path: ["first"], message: `is between 1 and ${pageLimit}` }]);
  return size;
}

/** Cuts the row that was read beyond the page to know whether there are more. */
export function pageOf<Row>(rows: Row[], size: number, cursorOf: (row: Row) => string): Page<Row> {
  const nodes = rows.slice(0, size);
  const last = nodes.at(-1);
  return { nodes, hasMore: rows.length > size, endCursor: last === undefined ? null : cursorOf(last) };
}

/** A place in a list ordered by an instant and then by id. Opaque to the client, and worth nothing to another reader: what it may see is decided anew. */
export function writeCursor(at: Date, id: string): string {
  return Buffer.from(`${at.toISOString()}|${id}`).toString("base64url");
}

/** @throws InvalidInput when it was not written by `writeCursor` */
export function readCursor(cursor: string | null | undefined): { at: Date; id: string } | null {
  if (cursor == null) return null;
  const [instant = "", id = ""] = Buffer.from(cursor, "base64url").toString().split("|");
  const at = new Date(instant);
  // Years before 1 and after 9999 are written in another way, and the database would not read them.
  if (Number.isNaN(at.getTime()) || !/^(?!0000)\d{4}-/.test(instant) || !isId(id))
    throw new InvalidInput([{ path: ["after"], message: "is not a place in this list" }]);
  return { at, id };
}
