import pg from "pg";
import type { ChainEnd, ChainEntry } from "./rules.ts";
import type { Anchor } from "./rules/anchors.ts";
import { type ChainVerdict, ChainWalk } from "./rules/chain-walk.ts";

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
  const head = await findRecordedEnd(client);
  if (!head) return { isWhole: false, seq: 0, fault: "the recorded end of the chain is missing or may not be read" };
  const { rows: bases } = await client.query<{ seq: string; hash: Buffer }>("SELECT seq::text, hash FROM audit_base WHERE id = 1");
  const walk = new ChainWalk(anchors, bases[0] && { seq: BigInt(bases[0].seq), hash: bases[0].hash });
  for (;;) {
    const { rows } = await client.query<Omit<ChainEntry, "seq"> & { seq: string }>(
      `SELECT ${columns} FROM audit_entry WHERE audit_entry.seq > $1 ORDER BY audit_entry.seq LIMIT ${batch}`,
      [String(walk.seq)],
    );
    for (const row of rows) {
      const fault = walk.take({ ...row, seq: BigInt(row.seq) });
      if (fault) return fault;
    }
    if (rows.length < batch) return walk.end(head);
  }
}

/** The end of the log as the database keeps it apart from the entries; undefined when it is missing or may not be read. */
export async function findRecordedEnd(client: pg.ClientBase): Promise<ChainEnd | undefined> {
  const { rows } = await client.query<{ seq: string; hash: Buffer }>("SELECT seq::text, hash FROM audit_head WHERE id = 1");
  return rows[0] && { seq: BigInt(rows[0].seq), hash: rows[0].hash };
}
