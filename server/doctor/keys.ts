import { findKeys, type KeySource, proveKeys } from "#platform/key-canary.ts";
import { askOnce } from "#platform/one-statement.ts";
import type { Finding } from "./finding.ts";

/** Whether the hub's keys are here and open what the database was sealed under. */
export async function lookAtKeys(ownerUrl: string, source: KeySource): Promise<Finding[]> {
  const keys = findKeys(source);
  const where = source.given.length > 0 ? "HUB_KEYS" : source.directory;
  if (!keys)
    return [
      {
        about: "keys",
        state: "wrong",
        says: `There is no key in ${where}.`,
        todo: "Put the keys back from where you keep them. A hub that was never started makes its first one.",
      },
    ];
  const [canary] = await askOnce<{ box: Buffer }>(ownerUrl, "SELECT box FROM key_canary WHERE id = 1");
  if (!canary) return [{ about: "keys", state: "look", says: "Nothing in the database proves the keys yet.", todo: "Start the hub once." }];
  proveKeys(keys, canary.box, source);
  return [{ about: "keys", state: "ok", says: `The keys in ${where} open the database; the newest is ${keys.currentId}. Is there a copy elsewhere?` }];
}
