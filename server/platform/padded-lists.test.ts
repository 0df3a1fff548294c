import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPadded, type NumberedQuery, padLists } from "./padded-lists.ts";

/** A statement as Prisma writes it: conditions on single values and on lists, numbered from the first to the last. */
const query = fc.array(fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 5 }).map((conditions) => {
  let place = 0;
  const next = () => `$${(place += 1)}`;
  const words = conditions.map((values, nth) => (values.length === 1 ? `"c${nth}" = ${next()}` : `"c${nth}" IN (${values.map(next).join(",")})`));
  const args = conditions.flat();
  return {
    sql: `SELECT "id" FROM "t" WHERE ${words.join(" AND ")} LIMIT ${next()}`,
    args: [...args, 10],
    argTypes: [...args, 10].map((value) => `type of ${value}`),
  };
});

/** What each condition asks for, as a set, in the order in which they stand there. */
function asked({ sql, args }: NumberedQuery<unknown>): unknown[] {
  const valueAt = (place: string) => args[Number(place.slice(1)) - 1];
  return (sql.match(/\((?:\$\d+,?)+\)|\$\d+/g) ?? []).map((part) => new Set((part.match(/\$\d+/g) ?? []).map(valueAt)));
}

describe("lists filled up to a power of two", () => {
  test("ask the same of the same columns", () => {
    fc.assert(
      fc.property(query, (one) => {
        const padded = padLists(one);
        expect(asked(padded)).toEqual(asked(one));
        expect(padded.args.length).toBe(padded.argTypes.length);
        expect(padded.argTypes).toEqual(padded.args.map((value) => `type of ${String(value)}`));
        expect(padded.sql.replaceAll(/[$\d,]/g, "")).toBe(one.sql.replaceAll(/[$\d,]/g, ""));
        // Every value has its own number, and none is left out.
        expect(padded.sql.match(/\$\d+/g)).toEqual(padded.args.map((_, index) => `$${index + 1}`));
      }),
    );
  });

  test("have one text for all lengths between two powers", () => {
    const textOf = (length: number) =>
      padLists({
        sql: `SELECT 1 WHERE "id" IN (${Array.from({ length }, (_, nth) => `$${nth + 1}`).join(",")})`,
        args: Array(length).fill("x"),
        argTypes: Array(length).fill("t"),
      }).sql;
    expect(new Set([5, 6, 7, 8].map(textOf)).size).toBe(1);
    expect(new Set([2, 3, 4, 5, 16, 17, 100, 512].map(textOf)).size).toBe(7);
    expect([2, 3, 7, 300].every((length) => isPadded(textOf(length)))).toBe(true);
  });

  test("are left as they are when they are very long", () => {
    const long = {
      sql: `SELECT 1 WHERE "id" IN (${Array.from({ length: 513 }, (_, nth) => `$${nth + 1}`).join(",")})`,
      args: Array(513).fill("x"),
      argTypes: [],
    };
    expect(isPadded(long.sql)).toBe(false);
    expect(padLists(long).sql).toBe(long.sql);
  });
});
