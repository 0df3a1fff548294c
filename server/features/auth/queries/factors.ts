import { createHash, randomBytes, randomUUIDv7 } from "node:crypto";
import type { AuthDatabase } from "#platform/auth-transaction.ts";
import type { KeyRing } from "#platform/key-ring.ts";
import type { Means } from "../rules.ts";

export type Factor = { id: string; kind: "TOTP" | "PASSKEY"; name: string | null; createdAt: Date; lastUsedAt: Date | null };
export type Totp = { id: string; secret: Uint8Array; lastStep: number | null };

/** Where the secret of an authenticator app is sealed to. */
export const totpPlace = (id: string): string => `totp_factor/${id}/secret/1`;

/** Lets one change to what somebody signs in with happen at a time: of two at once, each would leave what the other removes. */
export async function lockFactors(tx: AuthDatabase, personId: string): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('factors ' || $1, 0))", [personId]);
}

/** What somebody signs in with besides a password, the oldest first. */
export async function listFactors(db: AuthDatabase, personId: string): Promise<Factor[]> {
  const { rows } = await db.query<Factor>(
    `SELECT id, 'TOTP' AS kind, NULL AS name, created_at AS "createdAt", last_used_at AS "lastUsedAt" FROM totp_factor WHERE person_id = $1 AND confirmed_at IS NOT NULL
     UNION ALL SELECT id, 'PASSKEY', name, created_at, last_used_at FROM passkey WHERE person_id = $1 ORDER BY "createdAt", id`,
    [personId],
  );
  return rows;
}

/** What somebody has to sign in with. */
export async function findMeans(db: AuthDatabase, personId: string): Promise<Means> {
  const { rows } = await db.query<Means>(
    `SELECT EXISTS (SELECT FROM credential WHERE person_id = $1) AS password,
       EXISTS (SELECT FROM totp_factor WHERE person_id = $1 AND confirmed_at IS NOT NULL) AS totp,
       (SELECT count(*)::int FROM passkey WHERE person_id = $1) AS passkeys,
       (SELECT count(*)::int FROM recovery_code WHERE person_id = $1 AND used_at IS NULL) AS "recoveryCodes"`,
    [personId],
  );
  return rows[0] ?? { password: false, totp: false, passkeys: 0, recoveryCodes: 0 };
}

export async function hasPassword(db: AuthDatabase, personId: string): Promise<boolean> {
  return (await findMeans(db, personId)).password;
}

export async function recoveryCodesLeft(db: AuthDatabase, personId: string): Promise<number> {
  return (await findMeans(db, personId)).recoveryCodes;
}

/** The authenticator app that counts, or the one that is being set up. */
export async function findTotp(db: AuthDatabase, keys: KeyRing, personId: string, state: "confirmed" | "pending"): Promise<Totp | null> {
  const { rows } = await db.query<{ id: string; secret: Buffer; last_step: string | null }>(
    "SELECT id, secret, last_step FROM totp_factor WHERE person_id = $1 AND (confirmed_at IS NOT NULL) = $2",
    [personId, state === "confirmed"],
  );
  const [row] = rows;
  return row ? { id: row.id, secret: keys.open(row.secret, totpPlace(row.id)), lastStep: row.last_step === null ? null : Number(row.last_step) } : null;
}

/** Takes the code of one step of time, once: false when it was taken before, also at this very moment. */
export async function spendStep(tx: AuthDatabase, totpId: string, step: number, now: Date): Promise<boolean> {
  const { rows } = await tx.query(
    "UPDATE totp_factor SET last_step = $2, last_used_at = $3 WHERE id = $1 AND (last_step IS NULL OR last_step < $2) RETURNING id",
    [totpId, step, now],
  );
  return rows.length === 1;
}

/** Only this is kept of a recovery code: it is 80 random bits, which nobody guesses however fast the hash. */
export function recoveryHash(code: string): Buffer {
  return createHash("sha256").update(`recovery:${code}`).digest();
}

/** Takes a recovery code, once: false when it is none, or was taken before. */
export async function spendRecoveryCode(tx: AuthDatabase, personId: string, code: string, now: Date): Promise<boolean> {
  const { rows } = await tx.query("UPDATE recovery_code SET used_at = $3 WHERE person_id = $1 AND code_hash = $2 AND used_at IS NULL RETURNING id", [
    personId,
    recoveryHash(code),
    now,
  ]);
  return rows.length === 1;
}

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const recoveryCodes = 10;

/** Ten new recovery codes in place of all before them. @returns them as they are shown, this once: four groups of four */
export async function writeRecoveryCodes(tx: AuthDatabase, personId: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes }, () => [...randomBytes(16)].map((byte) => alphabet[byte % 32]).join(""));
  await tx.query("DELETE FROM recovery_code WHERE person_id = $1", [personId]);
  await tx.query("INSERT INTO recovery_code (id, person_id, code_hash) SELECT i, $1, h FROM unnest($2::uuid[], $3::bytea[]) AS n (i, h)", [
    personId,
    codes.map(() => randomUUIDv7()),
    codes.map((code) => recoveryHash(code)),
  ]);
  return codes.map((code) => code.match(/.{4}/g)?.join("-") ?? code);
}

/** Keeps a password in place of the one before it. */
export async function writePassword(tx: AuthDatabase, personId: string, passwordHash: string, now: Date): Promise<void> {
  await tx.query(
    `INSERT INTO credential (person_id, password_hash, changed_at) VALUES ($1, $2, $3)
     ON CONFLICT (person_id) DO UPDATE SET password_hash = excluded.password_hash, changed_at = excluded.changed_at`,
    [personId, passwordHash, now],
  );
}

export type Account = { personId: string; name: string; email: string; agency: string; passwordHash: string | null };

/** Whose account it is, with the names that a password must not be made of. Undefined for somebody disabled. */
export async function findAccount(db: AuthDatabase, personId: string): Promise<Account | undefined> {
  const { rows } = await db.query<Account>(
    `SELECT p.id AS "personId", p.name, p.email, a.name AS agency, c.password_hash AS "passwordHash"
     FROM person p JOIN agency a ON a.id = p.agency_id LEFT JOIN credential c ON c.person_id = p.id
     WHERE p.id = $1 AND p.disabled_at IS NULL AND a.disabled_at IS NULL`,
    [personId],
  );
  return rows[0];
}
