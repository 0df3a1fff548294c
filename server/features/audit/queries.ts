import pg from "pg";
import { type ChainEnd, type ChainEntry, chainStart, faultOf, faultOfEnd } from "./rules.ts";

/** Whether the log is whole. `seq` is the first entry that is not as it was written. */
export type ChainVerdict = { isWhole: true; entries: number } | { isWhole: false; seq: number; fault: string };

const columns = `seq::text, at, action, outcome, task_force_id AS "taskForceId", person_id AS "personId", agency_id AS "agencyId",
  subject_ids::text[] AS "subjectIds", body, previous_hash AS "previousHash", hash`;
const batch = 1000;

/**
 * Reads the whole log and computes its chain of hashes anew, as of one moment.
 *
 * @param url of a role that may read the log: the owner's, or hub_backup
 */
export async function verifyAuditChain(url: string): Promise<ChainVerdict> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const { rows: heads } = await client.query<{ seq: string; hash: Buffer }>("SELECT seq::text, hash FROM audit_head WHERE id = 1");
    const [head] = heads;
    if (!head) return { isWhole: false, seq: 0, fault: "the recorded end of the chain is missing or may not be read" };
    // Lines older than three years are forgotten; the chain then begins behind the last of them.
    const { rows: bases } = await client.query<{ seq: string; hash: Buffer }>("SELECT seq::text, hash FROM audit_base WHERE id = 1");
    let last: ChainEnd = bases[0] ? { seq: BigInt(bases[0].seq), hash: bases[0].hash } : chainStart;
    const first = last.seq;
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
      }
      if (rows.length < batch) break;
    }
    const fault = faultOfEnd({ seq: BigInt(head.seq), hash: head.hash }, last);
    return fault ? { isWhole: false, seq: Number(last.seq), fault } : { isWhole: true, entries: Number(last.seq - first) };
  } finally {
    await client.end();
  }
}
