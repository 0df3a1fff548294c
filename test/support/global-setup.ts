import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { applyMigrations } from "../../prisma/migrate.ts";
import { installJobs } from "../../server/platform/jobs.ts";
import { startEmbeddedPostgres } from "../../server/platform/postgres.ts";
import { embeddedRoleSecret, provisionRoles, type RoleUrls } from "../../server/platform/roles.ts";
import { prepare } from "../../tools/prepare.ts";
import { hasMemoryFolder, memoryFolder } from "./memory.ts";

declare module "vitest" {
  interface ProvidedContext {
    testCluster: { superuserUrl: string; template: { roles: RoleUrls } | { problem: string } };
  }
}

/** Nothing in a test outlives it, so nothing has to survive a power cut. */
const VOLATILE = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  plan_cache_mode: "force_generic_plan",
  max_connections: "200",
  max_wal_size: "256MB",
};

const prefix = "roundtable-test-";

/**
 * Where databases of a test run lie, without what a run that was killed left there. In memory where there is room: a database for
 * every test file is a hundred and fifty times nine hundred files.
 */
async function choosePlace(): Promise<string> {
  const place = (await hasMemoryFolder()) ? memoryFolder : tmpdir();
  const left = (await readdir(place)).filter((name) => name.startsWith(prefix) && !isRunning(Number(name.slice(prefix.length).split("-")[0])));
  // What another account left is not ours to remove.
  for (const name of left) await rm(join(place, name), { recursive: true, force: true }).catch(() => {});
  return place;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** One PostgreSQL for the whole run, with the migrated database that every test file gets a copy of. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await prepare();
  const directory = await mkdtemp(join(await choosePlace(), `${prefix}${process.pid}-`));
  // As root, PostgreSQL runs under another account, which must be able to pass through.
  await chmod(directory, 0o711);
  const dataDir = join(directory, "data");
  const { ownerUrl, stop } = await startEmbeddedPostgres({ dataDir, settings: VOLATILE });
  const template = await makeTemplate(ownerUrl, dataDir).catch((error: unknown) => ({ problem: String(error) }));
  project.provide("testCluster", { superuserUrl: ownerUrl, template });
  return async () => {
    await stop();
    await rm(directory, { recursive: true, force: true });
  };
}

async function makeTemplate(ownerUrl: string, dataDir: string): Promise<{ roles: RoleUrls }> {
  await applyMigrations(ownerUrl);
  const roles = await provisionRoles(ownerUrl, await embeddedRoleSecret(dataDir));
  await installJobs(roles.hub_worker);
  return { roles };
}
