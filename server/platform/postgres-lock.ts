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
    while (
      !(await link(draft, path).then(
        () => true,
        () => false,
      ))
    ) {
      const [pid = "0", start] = (await readFile(path, "utf8").catch(() => "")).trim().split(" ");
      // The start time tells a hub that still runs from another program that was given its number since.
      if (Number(pid) > 0 && isAlive(Number(pid)) && look(Number(pid))?.start === start) {
        throw new PostgresUnavailable(`Another hub (process ${pid}) is already using ${dataDir}. Stop it first, or set HUB_DATA to another directory.`);
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
 * whose number belongs to some other program or to a dead process nobody collected (as in a container without an init):
 * PostgreSQL itself would take either for a running server.
 *
 * Call only while holding the claim.
 *
 * @throws PostgresUnavailable when something of the earlier server does not end
 */
export async function stopOrphan(pgData: string): Promise<void> {
  const earlier = await readPostmaster(pgData);
  const seen = earlier && look(earlier.pid);
  // No such process at all: PostgreSQL recovers by itself, with checks of its own.
  if (!earlier || !seen) return;
  const { pid, memory } = earlier;
  if (seen.state === "Z" || !seen.command.includes(pgData)) {
    if (!(await until(() => attached(memory) === 0, 10))) throw stillHeld(pgData, "A process");
    return rm(join(pgData, "postmaster.pid"), { force: true });
  }
  for (const [signal, seconds] of [
    ["SIGINT", 15],
    ["SIGQUIT", 5],
  ] as const) {
    process.kill(pid, signal);
    if (await until(() => !isAlive(pid), seconds)) return;
  }
  throw stillHeld(pgData, `Process ${pid}`);
}

/** Processes attached to a shared memory segment: backends outlive a killed server for a moment, and still write. */
function attached(memory: string): number {
  if (!existsSync("/proc/sysvipc/shm")) return 0;
  const rows = readFileSync("/proc/sysvipc/shm", "utf8")
    .split("\n")
    .map((line) => line.trim().split(/\s+/));
  return Number(rows.find((row) => row[1] === memory)?.[6] ?? 0);
}

async function until(isDone: () => boolean, seconds: number): Promise<boolean> {
  for (let tick = 0; tick < seconds * 50 && !isDone(); tick += 1) await wait(20);
  return isDone();
}

function stillHeld(pgData: string, who: string): PostgresUnavailable {
  return new PostgresUnavailable(`${who} of an earlier PostgreSQL did not let go of ${pgData}. End it, then start again.`);
}

/** What a server on `pgData` wrote into its own lock file; `undefined` when there is none. `memory` is its segment's id. */
export async function readPostmaster(pgData: string): Promise<{ pid: number; port: number; memory: string } | undefined> {
  const lines = (await readFile(join(pgData, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3]), memory: lines[6]?.trim().split(/\s+/)[1] ?? "" } : undefined;
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
      const [state = "", ...fields] = readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ");
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
