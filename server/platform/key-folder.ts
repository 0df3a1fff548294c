import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type HubKey, KeyRing } from "./key-ring.ts";

const fileName = /^(\d{8}T\d{6}Z)-([0-9a-f]{8})\.key$/;

/**
 * The keys in `directory`, newest first; a first one is made when there is none. Each file holds 32 bytes in base64url.
 * A key that is added while the hub runs is taken up with the first box that was made under it.
 */
export async function openKeyFolder(directory: string): Promise<KeyRing> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const [newest, ...older] = readKeyFolder(directory);
  return new KeyRing([newest ?? (await addKey(directory, new Date())), ...older], () => readKeyFolder(directory));
}

/** Adds a key, under which everything new is sealed once the hub has taken it up. */
export async function addKey(directory: string, now: Date): Promise<HubKey> {
  const made = { id: randomBytes(4).toString("hex"), key: randomBytes(32) };
  const [newest] = keyFiles(directory);
  // Names are in the order of their making, also when two were made within a second.
  const stamp = stampOf(new Date(Math.max(now.getTime(), newest ? newest.madeAt.getTime() + 1000 : 0)));
  await writeFile(join(directory, `${stamp}-${made.id}.key`), `${made.key.toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  return made;
}

/** The key files, each with the id of its key and when it was made, newest first; none when the folder is not there. */
export function keyFiles(directory: string): { name: string; id: string; madeAt: Date }[] {
  const names = (existsSync(directory) ? readdirSync(directory) : []).toSorted().toReversed();
  return names.flatMap((name) => {
    const [, stamp, id] = fileName.exec(name) ?? [];
    if (stamp === undefined || id === undefined) return [];
    return { name, id, madeAt: new Date(Temporal.Instant.from(stamp).epochMilliseconds) };
  });
}

function stampOf(at: Date): string {
  return at.toISOString().replaceAll(/[-:]|\.\d+/g, "");
}

/** The keys in `directory`, newest first; none when it is not there. */
export function readKeyFolder(directory: string): HubKey[] {
  return keyFiles(directory).map(({ name, id }) => ({ id, key: Buffer.from(readFileSync(join(directory, name), "utf8").trim(), "base64url") }));
}
