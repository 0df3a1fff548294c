import { readdir, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { orElse } from "#platform/missing-file.ts";
import type { Finding } from "./finding.ts";

const gigabyte = 1_000_000_000;

/** Whether nobody but its owner gets into the data folder and reads the keys. */
export async function lookAtFolder(dataFolder: string, keysFolder: string): Promise<Finding[]> {
  const folder = await orElse(stat(dataFolder), undefined);
  if (!folder)
    return [{ about: "data folder", state: "look", says: `${dataFolder} is not there yet.`, todo: "It is made at the first start; is HUB_DATA right?" }];
  // As root, the account of PostgreSQL passes through and may not list (0711).
  const isOpen = (folder.mode & 0o066) !== 0;
  const secrets = ["postgres.key", "roles.key", "anchors.jsonl", "purge-ledger"].map((name) => join(dataFolder, name));
  const keys = (await orElse(readdir(keysFolder), [])).map((name) => join(keysFolder, name));
  const readable: string[] = [];
  for (const path of [keysFolder, ...keys, ...secrets]) if (((await orElse(stat(path), undefined))?.mode ?? 0) & 0o077) readable.push(path);
  return [
    isOpen
      ? {
          about: "data folder",
          state: "wrong",
          says: `Others on this machine can read ${dataFolder}.`,
          todo: `chmod 700 ${dataFolder} (711 where the hub runs as root)`,
        }
      : { about: "data folder", state: "ok", says: dataFolder },
    ...readable.map((path): Finding => ({ about: "secret files", state: "wrong", says: `${path} is open to other accounts.`, todo: `chmod go= ${path}` })),
  ];
}

/** Whether there is room: a full disk stops the database, and with it every act that must be logged. */
export async function lookAtDisk(dataFolder: string): Promise<Finding[]> {
  const { bavail, bsize } = await statfs(dataFolder);
  const free = bavail * bsize;
  const says = `${(free / gigabyte).toFixed(1)} GB free where ${dataFolder} lies.`;
  const todo = "Make room, or move HUB_DATA to a larger disk.";
  return [{ about: "disk", state: free < gigabyte ? "wrong" : free < 5 * gigabyte ? "look" : "ok", says, todo }];
}
