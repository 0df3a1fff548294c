import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { KeyRing } from "../../server/platform/key-ring.ts";

const id = "7e570001";
const key = createHash("sha256").update("a key for tests").digest();

/** The same key for every test, so that what a factory seals opens in any hub. */
export function testKeys(): KeyRing {
  return new KeyRing([{ id, key }]);
}

/** A key folder of a hub with that key in it, as the oldest. */
export async function writeTestKeys(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `20260101T000000Z-${id}.key`), key.toString("base64url"));
}
