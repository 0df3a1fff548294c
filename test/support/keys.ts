import { createHash } from "node:crypto";
import { KeyRing } from "../../server/platform/key-ring.ts";

/** The same key for every test, so that what a factory seals opens in any hub. */
export function testKeys(): KeyRing {
  return new KeyRing([{ id: "7e570001", key: createHash("sha256").update("a key for tests").digest() }]);
}
