import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** When a backup last succeeded, and where it went; `hub doctor` tells when that is too long ago. */
const LastBackup = z.object({ madeAt: z.iso.datetime(), file: z.string() });
export type LastBackup = z.infer<typeof LastBackup>;

const fileName = "last-backup.json";

/** Notes in the data folder that a backup succeeded. */
export async function noteBackup(dataFolder: string, backup: LastBackup): Promise<void> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const path = join(dataFolder, fileName);
  await writeFile(`${path}.part`, `${JSON.stringify(backup)}\n`, { mode: 0o600 });
  await rename(`${path}.part`, path);
}

/** The last backup that succeeded; undefined when none did, or nothing was noted. */
export async function findLastBackup(dataFolder: string): Promise<LastBackup | undefined> {
  try {
    return LastBackup.parse(JSON.parse(await readFile(join(dataFolder, fileName), "utf8")));
  } catch {
    return undefined;
  }
}
