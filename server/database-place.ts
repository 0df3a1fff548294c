import { existsSync } from "node:fs";
import { join } from "node:path";
import { embeddedRoleSecret, externalRoleSecret } from "#platform/roles.ts";
import { findEmbeddedPostgres, startEmbeddedPostgres } from "#platform/postgres.ts";
import { type Env, WrongSetting } from "./env.ts";

/** The database the hub works with: where, and the secret its roles' passwords are made from. `close` stops what was started for it. */
export type DatabasePlace = { ownerUrl: string; secret: Buffer; close: () => Promise<void> };

type Settings = Pick<Env, "DATABASE_URL" | "HUB_DATA" | "HUB_SECRET">;

/** The database of DATABASE_URL, or else the embedded PostgreSQL, started; `onLost` is called when that ends by itself. */
export async function openDatabasePlace(env: Settings, log: (line: string) => void, onLost?: () => void): Promise<DatabasePlace> {
  if (env.DATABASE_URL) return external(env.DATABASE_URL, env.HUB_SECRET);
  const postgres = await startEmbeddedPostgres({ dataDir: env.HUB_DATA, log, onLost });
  return { ownerUrl: postgres.ownerUrl, secret: await embeddedRoleSecret(env.HUB_DATA), close: () => postgres.stop() };
}

/**
 * The same for a command beside a hub that may be running: its PostgreSQL is used as it is, and started only when it is not there.
 *
 * @throws WrongSetting when no hub was ever started on this data folder: a command makes no new database
 */
export async function joinDatabasePlace(env: Settings, log: (line: string) => void): Promise<DatabasePlace> {
  if (!env.DATABASE_URL && !existsSync(join(env.HUB_DATA, "postgres.key")))
    throw new WrongSetting(`No hub was started yet with the data folder ${env.HUB_DATA}. Is HUB_DATA right?`);
  const running = env.DATABASE_URL ? undefined : await findEmbeddedPostgres(env.HUB_DATA);
  if (!running) return openDatabasePlace(env, log);
  return { ownerUrl: running, secret: await embeddedRoleSecret(env.HUB_DATA), close: () => Promise.resolve() };
}

function external(ownerUrl: string, hubSecret: string | undefined): DatabasePlace {
  return { ownerUrl, secret: externalRoleSecret(ownerUrl, hubSecret), close: () => Promise.resolve() };
}
