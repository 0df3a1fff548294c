import { randomUUIDv7 } from "node:crypto";
import pg from "pg";
import { hashOf, newToken } from "#platform/auth-transaction.ts";
import { lifetimes } from "#platform/session-rules.ts";

/**
 * The token with which a hub that nobody uses yet is claimed; null once there are people. Each start makes a new one, and
 * the one before it is void. Made as the database's owner, because no role of a running hub may make an operator.
 */
export async function newClaim(ownerUrl: string, now: Date): Promise<string | null> {
  const client = new pg.Client({ connectionString: ownerUrl, options: "-c role=hub_owner" });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT FROM person LIMIT 1");
    if (rowCount !== 0) return null;
    const token = newToken();
    await client.query("UPDATE enrolment_link SET used_at = $1 WHERE kind = 'CLAIM' AND used_at IS NULL", [now]);
    await client.query("INSERT INTO enrolment_link (id, token_hash, kind, created_at, expires_at) VALUES ($1, $2, 'CLAIM', $3, $4)", [
      randomUUIDv7(),
      hashOf(token),
      now,
      new Date(now.getTime() + lifetimes.claimHours * 3_600_000),
    ]);
    return token;
  } finally {
    await client.end();
  }
}
