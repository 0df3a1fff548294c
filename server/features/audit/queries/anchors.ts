import type { KeyObject } from "node:crypto";
import { readFile } from "node:fs/promises";
import pg from "pg";
import type { ChainEnd } from "../rules.ts";
import { type Anchor, readAnchor } from "../rules/anchors.ts";

/** Where the log ends now. `url` is of role hub_worker. */
export async function findLogEnd(url: string): Promise<ChainEnd> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, statement_timeout: 5000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ seq: string; hash: Buffer }>("SELECT seq::text, hash FROM app.audit_end()");
    const [end] = rows;
    if (!end) throw new Error("the recorded end of the log is missing");
    return { seq: BigInt(end.seq), hash: end.hash };
  } finally {
    await client.end();
  }
}

/**
 * The anchors in a file, in the order in which they were written.
 *
 * @returns also the number of the first line that is no anchor of this key; what a power cut left of a last line does not count
 * @throws Error of the file system when the file cannot be read
 */
export async function readAnchors(file: string, publicKey: KeyObject): Promise<{ anchors: Anchor[]; wrongLine: number | undefined }> {
  // The last one is what follows the last line's end: nothing, or a line that was cut off.
  const lines = (await readFile(file, "utf8")).split("\n").slice(0, -1);
  const read = lines.map((line) => readAnchor(line, publicKey));
  const wrong = read.indexOf(undefined);
  return { anchors: read.filter((anchor) => anchor !== undefined), wrongLine: wrong === -1 ? undefined : wrong + 1 };
}
