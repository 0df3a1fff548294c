import { createHash, randomBytes } from "node:crypto";
import type pg from "pg";
import type { AuditEntry } from "./audit.ts";

/** The database of sign-in (role hub_auth): its pool, or one transaction of it. */
export type AuthDatabase = Pick<pg.ClientBase, "query">;

/** Everything in `work` commits together or not at all, in the role of sign-in. */
export async function within<Result>(pool: pg.Pool, work: (tx: AuthDatabase) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

/** Adds a line to the log. Last in its transaction, because the end of the chain stays locked from here to the commit. */
export async function appendEntry(tx: AuthDatabase, entry: AuditEntry): Promise<void> {
  await tx.query("SELECT app.audit_append($1::jsonb)", [JSON.stringify([entry])]);
}

/** 256 random bits, as they go into a cookie or a link. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** A token is a password as long as it lives; only this is kept of it. */
export function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
