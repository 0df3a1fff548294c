import { findLastBackup } from "../backup/last-backup.ts";
import { type Finding, spanOf } from "./finding.ts";

const hour = 3_600_000;

/** Whether backups are set up, and the last one is not older than a day and a bit. */
export async function lookAtBackup(dataFolder: string, { publicKey, now }: { publicKey: string | undefined; now: Date }): Promise<Finding[]> {
  if (!publicKey)
    return [
      {
        about: "backup",
        state: "look",
        says: "HUB_BACKUP_KEY is not set, so no backup can be made.",
        todo: "`hub backup-key <file>` makes the keys; see docs/operations.md.",
      },
    ];
  const last = await findLastBackup(dataFolder);
  if (!last) return [{ about: "backup", state: "look", says: "None was made yet.", todo: "`hub backup <file>`, and every night from then on." }];
  const age = now.getTime() - new Date(last.madeAt).getTime();
  const says = `The last is ${spanOf(age)} old: ${last.file}. Has one been restored lately, to try it?`;
  return [{ about: "backup", state: age < 26 * hour ? "ok" : "look", says, todo: "The nightly backup did not run, or did not succeed." }];
}
