import pg from "pg";
import { type ChainEnd, type ChainEntry, chainStart, faultOf, faultOfEnd } from "./rules.ts";
import { type Anchor, faultOfCut, faultOfRewriting, standing } from "./rules/anchors.ts";

/** Whether the log is whole. `seq` is the first entry that is not as it was written. */
export type ChainVerdict = { isWhole: true; entries: number } | { isWhole: false; seq: number; fault: string };

const columns = `seq::text, at, action, outcome, task_force_id AS "taskForceId", person_id AS "personId", agency_id AS "agencyId",
  subject_ids::text[] AS "subjectIds", body, previous_hash AS "previousHash", hash`;
const batch = 1000;

/**
 * Reads the whole log and computes its chain of hashes anew, as of one moment. With `anchors`, which were signed outside
 * the database, it also finds a log that is whole and not the one that was written.
 *
 * @param url of a role that may read the log: the owner's, or hub_backup
 */
export async function verifyAuditChain(url: string, anchors: readonly Anchor[] = []): Promise<ChainVerdict> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    return await verifyChainIn(client, anchors);
  } finally {
    await client.end();
  }
}

/** The same within a transaction of the caller's. */
export async function verifyChainIn(client: pg.ClientBase, anchors: readonly Anchor[] = []): Promise<ChainVerdict> {
  const { rows: heads } = await client.query<{ seq: string; hash: Buffer }>("SELECT seq::text, hash FROM audit_head WHERE id = 1");
  const [head] = heads;
  if (!head) return { isWhole: false, seq: 0, fault: "the recorded end of the chain is missing or may not be read" };
  const waiting = standing(anchors).anchors;
  let fits: Anchor | undefined;
  let last: ChainEnd = chainStart;
  const faultAgainstAnchors = (): { seq: number; fault: string } | undefined => {
    for (let anchor = waiting[0]; anchor && BigInt(anchor.seq) === last.seq; anchor = waiting[0]) {
      if (anchor.hash !== Buffer.from(last.hash).toString("hex")) return { seq: anchor.seq, fault: faultOfRewriting(anchor, fits) };
      fits = waiting.shift();
    }
    return undefined;
  };
  const rewritten = faultAgainstAnchors();
  if (rewritten) return { isWhole: false, ...rewritten };
  for (;;) {
    const { rows } = await client.query<Omit<ChainEntry, "seq"> & { seq: string }>(
      `SELECT ${columns} FROM audit_entry WHERE audit_entry.seq > $1 ORDER BY audit_entry.seq LIMIT ${batch}`,
      [String(last.seq)],
    );
    for (const row of rows) {
      const entry: ChainEntry = { ...row, seq: BigInt(row.seq) };
      const fault = faultOf(entry, last);
      if (fault) return { isWhole: false, seq: Number(entry.seq), fault };
      last = entry;
      const other = faultAgainstAnchors();
      if (other) return { isWhole: false, ...other };
    }
    if (rows.length < batch) break;
  }
  const fault = faultOfEnd({ seq: BigInt(head.seq), hash: head.hash }, last);
  if (fault) return { isWhole: false, seq: Number(last.seq), fault };
  const [beyond] = waiting.toReversed();
  return beyond ? { isWhole: false, seq: Number(last.seq), fault: faultOfCut(beyond, last) } : { isWhole: true, entries: Number(last.seq) };
}
