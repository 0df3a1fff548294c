import type { KeyObject } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import type { Logger } from "pino";
import { writeAnchor } from "#features/audit/commands/write-anchor.ts";
import { findLogEnd } from "#features/audit/queries/anchors.ts";
import type { Clock } from "#platform/clock.ts";
import { traceOf } from "#platform/log.ts";

/** The file that anchors are added to, and the private key that signs them. */
export type AnchorBook = { file: string; key: KeyObject };

const everyMilliseconds = 3_600_000;

/**
 * Signs where the log ends: now, every hour, and once more at the stop (safety.md §8).
 *
 * @param parts `url` is of role hub_worker
 * @throws Error when the first anchor cannot be written: a hub that cannot keep anchors does not start
 */
export async function startAnchoring(parts: { url: string; book: AnchorBook; clock: Clock; log: Logger }): Promise<{ stop(): Promise<void> }> {
  const { url, book, clock, log } = parts;
  const anchor = async (): Promise<void> => void (await writeAnchor(book, { end: await findLogEnd(url), at: clock.now() }));
  const tryToAnchor = (): Promise<void> => anchor().catch((error: unknown) => log.error(traceOf(error), "the end of the log could not be anchored"));
  await mkdir(dirname(book.file), { recursive: true, mode: 0o700 });
  await anchor();
  const timer = setInterval(() => void tryToAnchor(), everyMilliseconds);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await tryToAnchor();
    },
  };
}
