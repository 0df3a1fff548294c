import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { link, readFile, rm, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { PostgresUnavailable } from "./postgres-place.ts";

/**
 * Claims `dataDir` for this process and returns the release. A claim left by a process that is gone is taken over.
 *
 * @throws PostgresUnavailable when a running hub holds it
 */
export async function claimDirectory(dataDir: string): Promise<() => Promise<void>> {
  const path = join(dataDir, "hub.pid");
  const mine = `${process.pid} ${look(process.pid)?.start ?? ""}\n`;
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, mine);
  try {
    // A link appears with its content or not at all, so nobody reads half a claim.
    while (!(await link(draft, path).then(() => true, () => false))) {
      const [pid = "0", start] = (await readFile(path, "utf8").catch(() => "")).trim().split(" ");
      // The start time tells a hub that still runs from another program that was given its number since.
      if (Number(pid) > 0 && isAlive(Number(pid)) && look(Number(pid))?.start === start) {
        throw new PostgresUnavailable(
          `Another hub (process ${pid}) is already using ${dataDir}. Stop it first, or set HUB_DATA to another directory.`,
        );
      }
      await rm(path, { force: true });
    }
  } finally {
    await unlink(draft);
  }
  return () => rm(path, { force: true });
}

/**
 * Makes the cluster free to start: stops a server left running by a hub that was killed, and removes a `postmaster.pid`
 * whose number now belongs to some other program (PostgreSQL itself would refuse to start then).
 *
 * Call only while holding the claim.
 */
export async function stopOrphan(pgData: string): Promise<void> {
  const pid = (await readPostmaster(pgData))?.pid;
  if (!pid || !isAlive(pid)) return;
  if (!look(pid)?.command.includes(pgData)) return rm(join(pgData, "postmaster.pid"), { force: true });
  for (const [signal, seconds] of [["SIGINT", 15], ["SIGQUIT", 5], ["SIGKILL", 5]] as const) {
    if (isAlive(pid)) process.kill(pid, signal);
    for (let tick = 0; tick < seconds * 50 && isAlive(pid); tick += 1) await wait(20);
    if (!isAlive(pid)) return;
  }
  throw new PostgresUnavailable(`An earlier PostgreSQL (process ${pid}) still holds ${pgData} and does not stop.`);
}

/** Process and port of the server that runs on `pgData`, read from its own lock file; `undefined` when there is none. */
export async function readPostmaster(pgData: string): Promise<{ pid: number; port: number } | undefined> {
  const lines = (await readFile(join(pgData, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3]) } : undefined;
}

/** Whether a process of that number exists, ours or not. A finished one nobody has collected does not count. */
function isAlive(pid: number): boolean {
  const seen = look(pid);
  return seen !== undefined && seen.state !== "Z";
}

type Look = { state: string; start: string; command: string };

/** What the system knows of a process. `/proc` first: small images have no `ps`. */
function look(pid: number): Look | undefined {
  try {
    if (existsSync("/proc/self/stat")) {
      const [state = "", ...fields] = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ");
      return { state, start: fields[18] ?? "", command: readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ") };
    }
    const [state = "", start = "", command = ""] = ["stat=", "lstart=", "command="].map((column) =>
      execFileSync("ps", ["-ww", "-o", column, "-p", String(pid)], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim(),
    );
    return { state: state.slice(0, 1), start: start.replaceAll(" ", "_"), command };
  } catch {
    return undefined;
  }
}
