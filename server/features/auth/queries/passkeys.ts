import { randomBytes, randomUUIDv7 } from "node:crypto";
import type { PasskeyPurpose } from "@roundtable/shared/auth.ts";
import type { AuthDatabase } from "#platform/auth-transaction.ts";
import { lifetimes } from "#platform/session-rules.ts";

export type Passkey = { id: string; personId: string; credentialId: string; publicKey: Uint8Array<ArrayBuffer>; counter: number; transports: string[] };

type Row = { id: string; person_id: string; credential_id: Buffer; public_key: Buffer; counter: string; transports: string[] };

const columns = "id, person_id, credential_id, public_key, counter, transports";

function passkeyOf(row: Row): Passkey {
  return {
    id: row.id,
    personId: row.person_id,
    credentialId: row.credential_id.toString("base64url"),
    publicKey: new Uint8Array(row.public_key),
    counter: Number(row.counter),
    transports: row.transports,
  };
}

/** The passkey with this id of its credential, in base64url. */
export async function findPasskey(db: AuthDatabase, credentialId: string): Promise<Passkey | undefined> {
  const { rows } = await db.query<Row>(`SELECT ${columns} FROM passkey WHERE credential_id = $1`, [Buffer.from(credentialId, "base64url")]);
  return rows[0] && passkeyOf(rows[0]);
}

export async function listPasskeys(db: AuthDatabase, personId: string): Promise<Passkey[]> {
  const { rows } = await db.query<Row>(`SELECT ${columns} FROM passkey WHERE person_id = $1 ORDER BY created_at, id`, [personId]);
  return rows.map(passkeyOf);
}

/** Counts one use; false when another use at this moment has come further, which only a copied key would. */
export async function countUse(tx: AuthDatabase, passkeyId: string, counter: number, now: Date): Promise<boolean> {
  const { rows } = await tx.query(
    "UPDATE passkey SET counter = $2, last_used_at = $3 WHERE id = $1 AND (counter < $2 OR (counter = 0 AND $2 = 0)) RETURNING id",
    [passkeyId, counter, now],
  );
  return rows.length === 1;
}

/** A new passkey; false when this credential is known already. */
export async function addPasskey(tx: AuthDatabase, passkey: Omit<Passkey, "id"> & { name: string }, now: Date): Promise<boolean> {
  const { rows } = await tx.query(
    `INSERT INTO passkey (id, person_id, credential_id, public_key, counter, transports, name, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (credential_id) DO NOTHING RETURNING id`,
    [
      randomUUIDv7(),
      passkey.personId,
      Buffer.from(passkey.credentialId, "base64url"),
      Buffer.from(passkey.publicKey),
      passkey.counter,
      passkey.transports,
      passkey.name,
      now,
    ],
  );
  return rows.length === 1;
}

/** For whom a challenge was made; for signing in there is nobody yet. */
export type Asked = { personId: string; sessionId: string } | null;

/** A new challenge, good once and for five minutes. Those that have expired are forgotten. */
export async function newChallenge(db: AuthDatabase, kind: PasskeyPurpose, asked: Asked, now: Date): Promise<Uint8Array<ArrayBuffer>> {
  const challenge = new Uint8Array(randomBytes(32));
  const expiresAt = new Date(now.getTime() + lifetimes.challengeMinutes * 60_000);
  await db.query("DELETE FROM auth_challenge WHERE expires_at <= $1", [now]);
  await db.query("INSERT INTO auth_challenge (id, kind, person_id, session_id, challenge, expires_at) VALUES ($1, $2, $3, $4, $5, $6)", [
    randomUUIDv7(),
    kind,
    asked?.personId ?? null,
    asked?.sessionId ?? null,
    Buffer.from(challenge),
    expiresAt,
  ]);
  return challenge;
}

/** Takes a challenge, once, right or wrong as what came with it may be: false when it was not made for this, or not for them, or its time has passed. */
export async function spendChallenge(db: AuthDatabase, kind: PasskeyPurpose, asked: Asked, challenge: string, now: Date): Promise<boolean> {
  const { rows } = await db.query(
    `UPDATE auth_challenge SET used_at = $5 WHERE challenge = $1 AND kind = $2::challenge_kind AND person_id IS NOT DISTINCT FROM $3::uuid
       AND session_id IS NOT DISTINCT FROM $4::uuid AND used_at IS NULL AND expires_at > $5 RETURNING id`,
    [Buffer.from(challenge, "base64url"), kind, asked?.personId ?? null, asked?.sessionId ?? null, now],
  );
  return rows.length === 1;
}
