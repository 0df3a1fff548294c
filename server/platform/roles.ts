import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";

/** The roles that sign in, as the migrations create them; what each may do is safety.md §2. */
export const LOGIN_ROLES = ["hub_owner", "hub_app", "hub_auth", "hub_worker", "hub_backup"] as const;

export type LoginRole = (typeof LOGIN_ROLES)[number];

/** A connection URL for every role that signs in. */
export type RoleUrls = Record<LoginRole, string>;

/** Passwords are written one hub at a time: two at once would fail with "tuple concurrently updated". */
const ROLE_LOCK = 8_211_006;

/**
 * Gives every role its password, derived from `secret`, and returns how to connect as each. Call it right after
 * migrating. Hubs that share a database must pass the same secret; then each may call it at any time.
 *
 * The role of `ownerUrl` needs to be superuser or to have created the roles. Where it is one of them, it keeps its own
 * password.
 *
 * @throws Error when a role is missing or may not be altered
 */
export async function provisionRoles(ownerUrl: string, secret: Buffer): Promise<RoleUrls> {
  const self = decodeURIComponent(new URL(ownerUrl).username);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock($1)", [ROLE_LOCK]);
    for (const role of LOGIN_ROLES) {
      if (role !== self) await client.query(`ALTER ROLE ${role} LOGIN PASSWORD '${scramVerifier(passwordOf(role, secret))}'`);
    }
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
  return roleUrls(ownerUrl, secret);
}

/** The URLs `provisionRoles` returned for the same arguments, without touching the database. */
export function roleUrls(ownerUrl: string, secret: Buffer): RoleUrls {
  const urlOf = (role: LoginRole): string => {
    const url = new URL(ownerUrl);
    if (decodeURIComponent(url.username) === role) return ownerUrl;
    url.username = role;
    url.password = passwordOf(role, secret);
    return url.href;
  };
  return {
    hub_owner: urlOf("hub_owner"),
    hub_app: urlOf("hub_app"),
    hub_auth: urlOf("hub_auth"),
    hub_worker: urlOf("hub_worker"),
    hub_backup: urlOf("hub_backup"),
  };
}

/** The secret of an embedded database: a random key file in `dataDir`, made on first use, readable by its owner only. */
export async function embeddedRoleSecret(dataDir: string): Promise<Buffer> {
  const path = join(dataDir, "roles.key");
  const known = await readFile(path).catch(() => undefined);
  if (known?.length === 32) return known;
  const secret = randomBytes(32);
  await writeFile(path, secret, { mode: 0o600 });
  return secret;
}

/**
 * The secret for a database given as DATABASE_URL: from HUB_SECRET, else from the URL's own password, so that every hub
 * on that database arrives at the same one.
 *
 * @throws Error when there is neither
 */
export function externalRoleSecret(databaseUrl: string, hubSecret?: string): Buffer {
  const source = hubSecret ?? decodeURIComponent(new URL(databaseUrl).password);
  if (!source) throw new Error("DATABASE_URL has no password in it: set HUB_SECRET, from which the passwords of the database roles are made.");
  return createHmac("sha256", source).update("roundtable database roles").digest();
}

function passwordOf(role: LoginRole, secret: Buffer): string {
  return createHmac("sha256", secret).update(role).digest("base64url");
}

/** What PostgreSQL stores (RFC 5803), made here so that no password appears in a statement or its log. */
function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const iterations = 4096;
  const salted = pbkdf2Sync(password, salt, iterations, 32, "sha256");
  const keyOf = (label: string): Buffer => createHmac("sha256", salted).update(label).digest();
  const stored = createHash("sha256").update(keyOf("Client Key")).digest("base64");
  return `SCRAM-SHA-256$${iterations}:${salt.toString("base64")}$${stored}:${keyOf("Server Key").toString("base64")}`;
}
