import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../../server/platform/postgres.ts";
import { embeddedRoleSecret } from "../../server/platform/roles.ts";
import { rowsOf } from "./statements.ts";

/** A PostgreSQL of a test's own, for what concerns a whole cluster: the passwords of its roles, or its end. */
export type OwnCluster = {
  /** A temporary folder for whatever the test writes. */
  folder: string;
  roleSecret: Buffer;
  /** A new, empty database, as the superuser. */
  createDatabase: () => Promise<string>;
  close: () => Promise<void>;
};

/** Starts one, in a few seconds. `close` it in `afterAll`. */
export async function openOwnCluster(): Promise<OwnCluster> {
  const folder = await mkdtemp(join(tmpdir(), "roundtable-own-"));
  // As root, PostgreSQL runs under another account, which must be able to pass through.
  await chmod(folder, 0o711);
  const dataDir = join(folder, "data");
  const server = await startEmbeddedPostgres({ dataDir, settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } });
  let made = 0;
  return {
    folder,
    roleSecret: await embeddedRoleSecret(dataDir),
    async createDatabase() {
      made += 1;
      await rowsOf(server.ownerUrl, `CREATE DATABASE other_${made} TEMPLATE template0`);
      return Object.assign(new URL(server.ownerUrl), { pathname: `/other_${made}` }).href;
    },
    async close() {
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}
