import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chown, mkdir, open, readFile, rename, rm, unlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { findBinaries, type Binaries } from "./postgres-binaries.ts";
import { claimDirectory, readPostmaster, stopOrphan } from "./postgres-lock.ts";
import { choosePlace, makeDataDirectory, PostgresUnavailable, type Account, type Place } from "./postgres-place.ts";

export type EmbeddedPostgres = { ownerUrl: string; port: number; stop: () => Promise<void> };

export type EmbeddedPostgresOptions = {
  /** Directory of this hub; made when missing. */
  dataDir: string;
  /** Server settings on top of ours, as in postgresql.conf; tests pass `{ fsync: "off" }`. */
  settings?: Record<string, string>;
  /** Receives one line at a time: PostgreSQL's own messages and ours. */
  log?: (line: string) => void;
  /** Called when the server ends without being asked to; the data folder stays claimed. */
  onLost?: () => void;
};

const DATABASE = "roundtable";
const SUPERUSER = "postgres";

const SETTINGS: Record<string, string> = {
  listen_addresses: "127.0.0.1",
  // A socket path below a deep checkout passes the 107 bytes the system allows.
  unix_socket_directories: "",
  shared_buffers: "128MB",
  jit: "off",
  // A used-up log file is removed and not kept under another name, with what was purged since in it.
  wal_recycle: "off",
  lc_messages: "C",
  timezone: "UTC",
  log_timezone: "UTC",
  // Details and statements of an error quote the row: referral content must not reach a log.
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
};

/**
 * Starts the PostgreSQL that comes with the hub, on a free loopback port, with its files in `dataDir` (made on the first
 * start) and the database `roundtable` in it. A server left behind by a killed hub is stopped first; if this process is
 * killed, its server shuts down by itself.
 *
 * @returns the URL of the superuser (for migrations only), the port, and an orderly stop
 * @throws PostgresUnavailable when another hub uses `dataDir`, or this machine, user or directory cannot run it
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const log = options.log ?? (() => {});
  await makeDataDirectory(dataDir);
  const release = await claimDirectory(dataDir);
  try {
    const place = await choosePlace(dataDir, log);
    const binaries = await findBinaries(place.account);
    await stopOrphan(place.pgData);
    const isNew = !existsSync(join(place.pgData, "PG_VERSION"));
    const password = await superuserPassword(dataDir, isNew);
    if (isNew) await createCluster(binaries, place, password);
    const running = await launch(binaries, place, { ...SETTINGS, ...options.settings }, { log, onLost: options.onLost ?? (() => {}) });
    const ownerUrl = urlFor(running.port, password);
    const stop = async (): Promise<void> => {
      await running.stop();
      await release();
    };
    await ensureDatabase(ownerUrl).catch(async (error: unknown) => {
      await running.stop();
      throw error;
    });
    return { ownerUrl, port: running.port, stop };
  } catch (error) {
    await release();
    throw error;
  }
}

/**
 * The superuser's URL of the embedded PostgreSQL that another process is running on `dataDir`, for commands beside a
 * running hub; `undefined` when none answers.
 */
export async function findEmbeddedPostgres(dataDir: string): Promise<string | undefined> {
  const directory = resolve(dataDir);
  if (!existsSync(join(directory, "hub.pid"))) return undefined;
  const { pgData } = await choosePlace(directory, () => {});
  const port = (await readPostmaster(pgData))?.port;
  if (!port) return undefined;
  const url = urlFor(port, await superuserPassword(directory, false));
  return withClient(url, () => Promise.resolve(url)).catch(() => undefined);
}

async function superuserPassword(dataDir: string, isNew: boolean): Promise<string> {
  const path = join(dataDir, "postgres.key");
  const known = await readFile(path, "utf8").catch(() => "");
  if (known) return known.trim();
  if (!isNew) throw new PostgresUnavailable(`${path} is missing or unreadable, and without it the database does not open. Put it back from a backup.`);
  const password = randomBytes(32).toString("base64url");
  await writeFile(path, `${password}\n`, { mode: 0o600, flag: "wx" });
  return password;
}

async function createCluster(binaries: Binaries, { pgData, account }: Place, password: string): Promise<void> {
  // Made beside and renamed, so that a start cut short leaves nothing that looks like a database.
  const draft = `${pgData}.new`;
  const passwordFile = `${pgData}.pw`;
  await rm(draft, { recursive: true, force: true });
  await rm(passwordFile, { force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [draft, passwordFile]) await chown(path, account.uid, account.gid);
  const child = spawn(
    binaries.initdb,
    [
      "-D",
      draft,
      "-U",
      SUPERUSER,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
    ],
    { ...environment(account), stdio: ["ignore", "ignore", "pipe"] },
  );
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
  const [code]: unknown[] = await once(child, "close").catch((error: unknown) => [String(error)]);
  await unlink(passwordFile);
  if (code !== 0) throw new PostgresUnavailable(`PostgreSQL could not make its database in ${pgData}: ${complaint.trim() || String(code)}`);
  await rename(draft, pgData);
  await syncDirectory(dirname(pgData));
}

type Listeners = { log: (line: string) => void; onLost: () => void };

async function launch(binaries: Binaries, { pgData, account }: Place, settings: Record<string, string>, listeners: Listeners) {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const flags = Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    // A session of its own: Ctrl-C in a terminal must reach the hub alone, which then stops its database last.
    const child = spawn(binaries.postgres, ["-D", pgData, ...flags], { ...environment(account), detached: true, stdio: ["ignore", "ignore", "pipe"] });
    const outcome = await untilReady(child, listeners.log);
    if (outcome === "ready") return { port, stop: guard(child, account, listeners) };
    // Between asking for a free port and using it somebody else may have taken it.
    if (attempt === 5 || !/could not bind|could not create any TCP/.test(outcome)) {
      throw new PostgresUnavailable(`PostgreSQL did not start in ${pgData}: ${outcome}`);
    }
  }
}

function untilReady(child: ChildProcess, log: (line: string) => void): Promise<string> {
  return new Promise((settle) => {
    const seen: string[] = [];
    child.once("error", (error) => settle(error.message));
    child.once("close", (code) => settle(seen.slice(-8).join("\n") || `it ended with code ${code}`));
    if (!child.stderr) return;
    createInterface({ input: child.stderr }).on("line", (line) => {
      log(line);
      if (seen.length < 200) seen.push(line);
      if (line.includes("database system is ready to accept connections")) settle("ready");
    });
  });
}

/** Ties the server to this process and returns its orderly stop. */
function guard(child: ChildProcess, account: Account | undefined, { log, onLost }: Listeners): () => Promise<void> {
  // Waits on a pipe from this process: it closes however the process ends, kill -9 included.
  const watcher = spawn("/bin/sh", ["-c", 'read -r _; kill -INT "$0"', String(child.pid)], {
    ...environment(account),
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  watcher.on("error", () => log("Nothing watches this hub's PostgreSQL: if the hub is killed, the next start stops it."));
  watcher.unref();
  let stopping = false;
  const ended = new Promise<void>((settle) => {
    child.once("exit", () => {
      watcher.kill("SIGKILL");
      settle();
      if (stopping) return;
      log("PostgreSQL ended without being asked to.");
      onLost();
    });
  });
  return async () => {
    stopping = true;
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGINT");
    const impatience = setTimeout(() => child.kill("SIGQUIT"), 10_000);
    await ended;
    clearTimeout(impatience);
  };
}

/** Nothing of the hub's own environment: it may hold secrets, and PG* variables would redirect the server. */
function environment(account: Account | undefined) {
  return { env: { PATH: process.env["PATH"] ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" }, cwd: "/", ...account };
}

async function ensureDatabase(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl.replace(new RegExp(`/${DATABASE}$`), "/postgres"), async (client) => {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [DATABASE]);
    if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE}`);
  });
}

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlFor(port: number, password: string): string {
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${DATABASE}`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
