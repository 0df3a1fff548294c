import pg from "pg";
import type { PurgeLedger } from "#platform/purge-ledger.ts";
import { rewriteTables } from "#platform/rewrite-tables.ts";
import { purgeEntry } from "./purge-referral.ts";
import { purgedTables } from "../rules.ts";

type Gone = Parameters<typeof purgeEntry>[1];

/**
 * Purges again what a restored backup brought back. Called at every start and after every restore, before anybody is
 * served: what the ledger names and is still there goes, whatever the restored database says about holds and times.
 *
 * @param ownerUrl of hub_owner, or of a role that may act as it
 * @returns how many referrals were purged again
 */
export async function replayPurges(ownerUrl: string, ledger: PurgeLedger): Promise<number> {
  const purged = await ledger.purged();
  if (purged.length === 0) return 0;
  const client = new pg.Client({ connectionString: ownerUrl, options: "-c role=hub_owner" });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>("SELECT id FROM referral WHERE id = ANY ($1)", [purged]);
    for (const { id } of rows) {
      await client.query("BEGIN");
      const { rows: told } = await client.query<{ gone: Gone | null }>("SELECT app.destroy_referral($1, 'RESTORED') AS gone", [id]);
      const gone = told[0]?.gone;
      if (gone) await client.query("SELECT app.audit_append($1::jsonb)", [JSON.stringify([purgeEntry(id, gone, "RESTORED")])]);
      await client.query("COMMIT");
    }
    if (rows.length > 0) await rewriteTables(client, purgedTables);
    return rows.length;
  } finally {
    await client.end();
  }
}
