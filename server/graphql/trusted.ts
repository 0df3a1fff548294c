import { readFileSync } from "node:fs";
import { z } from "zod";

/**
 * Which documents are carried out: those of the web client alone, or any. Only the program that serves people decides
 * that, by its mode; there is no setting for it.
 */
export type Documents = "trusted" | "any";

const file = new URL("../../shared/documents.json", import.meta.url);

/**
 * What the web client asks, by the hash that it sends (tools/trusted-documents.ts makes the file). A Map, because in an
 * object `__proto__` would be found without having been written there.
 *
 * @throws Error when the file was not made: a hub that serves people would answer nothing
 */
export function readTrustedDocuments(): ReadonlyMap<string, string> {
  let written: string;
  try {
    written = readFileSync(file, "utf8");
  } catch {
    throw new Error("The documents of the web client were not made. `pnpm build` makes them.");
  }
  return new Map(Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(written))));
}

/** How Apollo's client names a document by its hash. */
export const Persisted = z.strictObject({ version: z.literal(1), sha256Hash: z.string() });
