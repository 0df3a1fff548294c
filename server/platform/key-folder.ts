import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { orElse } from "./missing-file.ts";
import { type HubKey, KeyRing } from "./key-ring.ts";

const fileName = /^(\d{8}T\d{6}Z)-([0-9a-f]{8})\.key$/;

/** The keys in `directory`, newest first; a first one is made when there is none. Each file holds 32 bytes in base64url. */
export async function openKeyFolder(directory: string): Promise<KeyRing> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const [newest, ...older] = await readKeyFolder(directory);
  return new KeyRing([newest ?? (await addKey(directory, new Date())), ...older]);
}

/** Adds a key, under which everything is sealed from the next start on. */
export async function addKey(directory: string, now: Date): Promise<HubKey> {
  const made = { id: randomBytes(4).toString("hex"), key: randomBytes(32) };
  const stamp = now.toISOString().replaceAll(/[-:]|\.\d+/g, "");
  await writeFile(join(directory, `${stamp}-${made.id}.key`), `${made.key.toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  return made;
}

/** The keys in `directory`, newest first; none when it is not there. */
export async function readKeyFolder(directory: string): Promise<HubKey[]> {
  const all = await orElse(readdir(directory), []);
  const names = all.filter((name) => fileName.test(name)).toSorted();
  return Promise.all(
    names.toReversed().map(async (name) => ({
      id: fileName.exec(name)?.[2] ?? "",
      key: Buffer.from((await readFile(join(directory, name), "utf8")).trim(), "base64url"),
    })),
  );
}
