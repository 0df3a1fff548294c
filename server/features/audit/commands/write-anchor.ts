import type { KeyObject } from "node:crypto";
import { open, readFile, truncate } from "node:fs/promises";
import type { ChainEnd } from "../rules.ts";
import { type Anchor, signAnchor } from "../rules/anchors.ts";

/**
 * Adds where the log ends to the file of anchors. Resolves once the line is on the disk, so that a power cut right
 * afterwards does not take it along.
 */
export async function writeAnchor(
  book: { file: string; key: KeyObject },
  { end, at, restored }: { end: ChainEnd; at: Date; restored?: boolean },
): Promise<Anchor> {
  const anchor = signAnchor(book.key, end, at, restored);
  await dropUnfinishedLine(book.file);
  const file = await open(book.file, "a", 0o600);
  try {
    await file.appendFile(`${JSON.stringify(anchor)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  return anchor;
}

/** What a power cut left of a line would run into the next one. */
async function dropUnfinishedLine(file: string): Promise<void> {
  const written = await readFile(file).catch(() => Buffer.alloc(0));
  const end = written.lastIndexOf("\n") + 1;
  if (end < written.length) await truncate(file, end);
}
