import { randomUUIDv7 } from "node:crypto";
import pg from "pg";
import { hashOf, newToken } from "#platform/auth-transaction.ts";
import { lifetimes } from "#platform/session-rules.ts";

// Nobody yet, or only whoever claimed the hub and was interrupted before a second factor of theirs stood.
const whoseHub = `
  SELECT (SELECT count(*) FROM person)::int AS people,
    (SELECT p.id FROM person p JOIN enrolment_link l ON l.kind = 'CLAIM' AND l.created_by_id = p.id
      WHERE p.operator AND NOT EXISTS (SELECT FROM totp_factor t WHERE t.person_id = p.id AND t.confirmed_at IS NOT NULL)
        AND NOT EXISTS (SELECT FROM passkey k WHERE k.person_id = p.id) LIMIT 1) AS "begunBy"`;

/**
 * The token with which a hub that nobody uses yet is claimed; null once somebody can sign in. Each start makes a new one,
 * and the one before it is void. Made as the database's owner, because no role of a running hub may make an operator.
 */
export async function newClaim(ownerUrl: string, now: Date): Promise<string | null> {
  const client = new pg.Client({ connectionString: ownerUrl, options: "-c role=hub_owner" });
  await client.connect();
  try {
    const {
      rows: [hub],
    } = await client.query<{ people: number; begunBy: string | null }>(whoseHub);
    const isOpen = hub !== undefined && (hub.people === 0 || (hub.people === 1 && hub.begunBy !== null));
    if (!isOpen) return null;
    const token = newToken();
    await client.query("UPDATE enrolment_link SET used_at = $1 WHERE kind = 'CLAIM' AND used_at IS NULL", [now]);
    await client.query("INSERT INTO enrolment_link (id, token_hash, kind, created_at, expires_at, created_by_id) VALUES ($1, $2, 'CLAIM', $3, $4, $5)", [
      randomUUIDv7(),
      hashOf(token),
      now,
      new Date(now.getTime() + lifetimes.claimHours * 3_600_000),
      hub.begunBy,
    ]);
    return token;
  } finally {
    await client.end();
  }
}
