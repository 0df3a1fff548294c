import pg from "pg";
import { KeyRing } from "./key-ring.ts";

/** A column whose boxes lie directly under the hub's own keys. */
export type BoxColumn = {
  table: string;
  /** The column of type uuid that names the row. */
  id: string;
  box: string;
  /** A column that repeats the id of the key, when there is one. */
  keyId?: string;
  /** Where the box of a row lies, as it was named when it was sealed. */
  place: (id: string) => string;
};

const atOnce = 200;
const name = (identifier: string) => pg.escapeIdentifier(identifier);
const keyIdIn = ({ box }: BoxColumn) => `encode(substring(${name(box)} FROM 2 FOR 4), 'hex')`;

/**
 * Puts every box under the newest key (CR-15). What is in them stays as it is, and so does all that was sealed with it.
 * Two hundred rows at a time, each lot in a transaction of its own, beside a hub that serves: cut short, it goes on where
 * it ended.
 *
 * @param ownerUrl of hub_owner, or of a role that may act as it
 * @param keys with the newest key and those that are still in use
 * @returns how many boxes were made anew
 * @throws CannotOpen when a box was made under a key that is not here; the boxes before it are done
 */
export async function rewrap(ownerUrl: string, keys: KeyRing, columns: readonly BoxColumn[]): Promise<number> {
  return withOwner(ownerUrl, async (client) => {
    let done = 0;
    // Again until nothing is found: what a hub made under the old key behind us is found by the next round.
    for (const column of columns) for (let count = -1; count !== 0; done += count) count = await rewrapOnce(client, keys, column);
    return done;
  });
}

/** How many boxes lie under each of the hub's keys. A key that is not named here opens nothing any more. */
export async function keysInUse(ownerUrl: string, columns: readonly BoxColumn[]): Promise<Map<string, number>> {
  return withOwner(ownerUrl, async (client) => {
    const used = new Map<string, number>();
    for (const column of columns) {
      const { rows } = await client.query<{ id: string; count: number }>(
        `SELECT ${keyIdIn(column)} AS id, count(*)::int AS count FROM ${name(column.table)} GROUP BY 1`,
      );
      for (const { id, count } of rows) used.set(id, (used.get(id) ?? 0) + count);
    }
    return used;
  });
}

async function rewrapOnce(client: pg.Client, keys: KeyRing, column: BoxColumn): Promise<number> {
  let done = 0;
  for (let last: string | undefined = "00000000-0000-0000-0000-000000000000"; last !== undefined;) {
    const ids: string[] = await rewrapSome(client, keys, column, last);
    done += ids.length;
    last = ids.at(-1);
  }
  return done;
}

async function rewrapSome(client: pg.Client, keys: KeyRing, column: BoxColumn, after: string): Promise<string[]> {
  await client.query("BEGIN");
  const { rows } = await client.query<{ id: string; box: Buffer }>(
    `SELECT ${name(column.id)}::text AS id, ${name(column.box)} AS box FROM ${name(column.table)}
     WHERE ${keyIdIn(column)} <> $1 AND ${name(column.id)} > $2::uuid ORDER BY ${name(column.id)} LIMIT ${atOnce} FOR UPDATE`,
    [keys.currentId, after],
  );
  for (const { id, box } of rows) {
    const place = column.place(id);
    const anew = keys.seal(keys.open(box, place), place);
    const keyId = column.keyId ? `, ${name(column.keyId)} = $3` : "";
    const values = column.keyId ? [id, anew, KeyRing.keyIdOf(anew)] : [id, anew];
    await client.query(`UPDATE ${name(column.table)} SET ${name(column.box)} = $2${keyId} WHERE ${name(column.id)} = $1::uuid`, values);
  }
  await client.query("COMMIT");
  return rows.map(({ id }) => id);
}

/** A failed transaction ends with its connection. */
async function withOwner<Result>(ownerUrl: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: ownerUrl, options: "-c role=hub_owner" });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
