import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { access, chmod, chown, lstat, mkdir, readFile, realpath, rename, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The operating-system account PostgreSQL runs under. `undefined` fields mean "the account of this process". */
export type Account = { uid: number; gid: number };

/** Where the database files live and who runs them. */
export type Place = { pgData: string; account: Account | undefined };

/** A start that cannot work on this machine; the message is a sentence for the operator. */
export class PostgresUnavailable extends Error {
  override name = "PostgresUnavailable";
}

const POINTER = "where-the-database-is.txt";

/**
 * Makes `dataDir` when it is missing.
 *
 * @throws PostgresUnavailable when this process cannot write there
 */
export async function makeDataDirectory(dataDir: string): Promise<void> {
  // 0711: PostgreSQL's own account must be able to pass through, but not to list.
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  try {
    if (await mkdir(dataDir, { recursive: true, mode })) await chmod(dataDir, mode);
    await access(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    const way = "Start the hub as the user who owns it, or set HUB_DATA to a directory it can write to.";
    throw new PostgresUnavailable(`The hub cannot write to ${dataDir}. ${way}`, { cause: error });
  }
}

/**
 * Decides where the cluster of `dataDir` lives and which account runs it.
 *
 * An ordinary user runs it as itself in `<dataDir>/postgres`. PostgreSQL refuses to run as root, so root runs it as the
 * account that owns existing data, else `postgres`, else `nobody`; when that account cannot enter `dataDir` (a checkout
 * below a 0700 home), the files live in a directory it can enter and a text file in `dataDir` says where.
 *
 * @throws PostgresUnavailable when no account or no directory will do
 */
export async function choosePlace(dataDir: string, log: (line: string) => void): Promise<Place> {
  const inside = join(await realpath(dataDir), "postgres");
  const owner = await stat(inside).catch(() => undefined);
  if (process.getuid?.() !== 0) {
    if (owner && owner.uid !== process.getuid?.()) throw belongsToAnother(inside, owner.uid);
    if (await exists(join(dataDir, POINTER))) throw belongsToAnother((await readFile(join(dataDir, POINTER), "utf8")).trim(), 0);
    return { pgData: inside, account: undefined };
  }
  const account = owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : await unprivilegedAccount();
  if (await canEnter(account, dirname(inside))) return { pgData: inside, account };
  return { pgData: await placeOutside(dirname(inside), account, log), account };
}

/** Whether `account` may pass through every directory down to `path`, judged by owner, group and mode. */
export async function canEnter(account: Account, path: string): Promise<boolean> {
  for (let at = await realpath(path); ; at = dirname(at)) {
    const { uid, gid, mode } = await stat(at);
    const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
    if (((mode >> shift) & 1) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/**
 * A directory owned by root that other accounts can enter but not write, for what cannot stay in the checkout.
 *
 * @throws PostgresUnavailable when none can be made
 */
export async function sharedDirectory(account: Account): Promise<string> {
  const candidates = ["/var/lib/roundtable", "/var/tmp/roundtable", join(tmpdir(), "roundtable")];
  for (const directory of candidates) {
    try {
      if (await mkdir(directory, { recursive: true, mode: 0o755 })) await chmod(directory, 0o755);
      const { uid, mode } = await lstat(directory);
      // In a world-writable parent somebody else may have made it first: never run or trust what lies there.
      const trusted = uid === 0 && (mode & 0o170022) === 0o040000;
      if (trusted && (await canEnter(account, directory))) return directory;
    } catch {
      continue;
    }
  }
  throw new PostgresUnavailable(
    `PostgreSQL does not run as root, and none of ${candidates.join(", ")} can be used by its own account. ` +
      "Start the hub as an ordinary user, set HUB_DATA to a directory others can enter, or set DATABASE_URL.",
  );
}

async function placeOutside(dataDir: string, account: Account, log: (line: string) => void): Promise<string> {
  const pointer = join(dataDir, POINTER);
  const known = await readFile(pointer, "utf8").then(
    (text) => text.trim(),
    () => undefined,
  );
  if (known) return known;
  const name = `data-${createHash("sha256").update(dataDir).digest("hex").slice(0, 16)}`;
  const pgData = join(await sharedDirectory(account), name, "postgres");
  if (await exists(dirname(pgData))) {
    // Somebody removed the data directory to start afresh: neither reuse nor destroy what it pointed to.
    const kept = `${dirname(pgData)}.left-${Date.now()}`;
    await rename(dirname(pgData), kept);
    log(`The database of an earlier ${dataDir} was kept in ${kept}; remove it when it is no longer needed.`);
  }
  await mkdir(dirname(pgData), { mode: 0o700 });
  await chown(dirname(pgData), account.uid, account.gid);
  await writeFile(pointer, `${pgData}\n`);
  log(`PostgreSQL's account cannot enter ${dataDir}, so the database lives in ${pgData}.`);
  return pgData;
}

async function unprivilegedAccount(): Promise<Account> {
  const lines = (await readFile("/etc/passwd", "utf8").catch(() => "")).split("\n").map((line) => line.split(":"));
  for (const name of ["postgres", "_postgres", "nobody"]) {
    const [, , uid, gid] = lines.find((fields) => fields[0] === name) ?? [];
    if (Number(uid) > 0 && Number(gid) >= 0) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new PostgresUnavailable(
    "PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody. Start the hub as an ordinary user, or set DATABASE_URL.",
  );
}

function belongsToAnother(path: string, uid: number): PostgresUnavailable {
  return new PostgresUnavailable(
    `The database in ${path} was made by another user (${uid === 0 ? "root" : `number ${uid}`}). ` +
      "Start the hub as that user, or set HUB_DATA to another directory.",
  );
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
