import { mkdir, open, readFile, truncate } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";

const Line = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  /** The purge that the line before announced did not happen after all. */
  undone: z.literal(true).optional(),
});
type Line = z.infer<typeof Line>;

/**
 * The list of what was purged, in a file outside the database: a restored backup brings back what was purged after it was
 * made, and this says what must go again (safety.md §8). Lines are added and never changed. Several hubs may add to one file.
 */
export class PurgeLedger {
  readonly #path: string;

  /** @param path of the file, which need not be there yet */
  constructor(path: string) {
    this.#path = path;
  }

  /** Adds a line and returns when it lies on the disk. Called before the database commits the purge. */
  async append(line: Line): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 });
    const file = await open(this.#path, "a", 0o600);
    try {
      await file.appendFile(`${JSON.stringify(line)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    const folder = await open(dirname(this.#path), "r");
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  /**
   * The ids that were purged. A last line that was cut short is taken away: its purge was never committed.
   *
   * @throws Error naming the line that cannot be read; nothing may be served before somebody has looked
   */
  async purged(): Promise<string[]> {
    const text = await readFile(this.#path, "utf8").catch((error: unknown) => {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
      throw error;
    });
    const end = text.lastIndexOf("\n") + 1;
    if (end < text.length) await truncate(this.#path, Buffer.byteLength(text.slice(0, end)));
    const ids = new Set<string>();
    for (const [index, line] of text.slice(0, end).split("\n").slice(0, -1).entries()) {
      const { id, undone } = this.#read(line, index + 1);
      if (undone) ids.delete(id);
      else ids.add(id);
    }
    return [...ids];
  }

  #read(text: string, number: number): Line {
    try {
      return Line.parse(JSON.parse(text));
    } catch {
      throw new Error(`Line ${number} of the purge ledger ${this.#path} cannot be read, so it is not known what must not come back. Mend the file first.`);
    }
  }
}
