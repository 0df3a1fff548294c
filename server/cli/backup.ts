import { resolve } from "node:path";
import { systemClock } from "#platform/clock.ts";
import { askOnce } from "#platform/one-statement.ts";
import { roleUrls } from "#platform/roles.ts";
import { noteBackup } from "../backup/last-backup.ts";
import { writeBackup } from "../backup/write-backup.ts";
import { type DatabasePlace, joinDatabasePlace } from "../database-place.ts";
import { readEnv } from "../env.ts";
import { type Command, WrongWords } from "./command.ts";

export const backup: Command = {
  name: "backup",
  takes: "<file>",
  about: "writes everything in the database into a new file that only the secret backup key opens",
  async run([name, ...others]) {
    if (name === undefined || others.length > 0) throw new WrongWords("Say which file the backup goes into, and nothing else.");
    const env = readEnv();
    const publicKey = env.HUB_BACKUP_KEY;
    if (!publicKey) throw new Error("HUB_BACKUP_KEY is not set. `hub backup-key <file>` makes a pair of keys and says what to set.");
    const file = resolve(name);
    const place = await joinDatabasePlace(env, () => {});
    try {
      const now = systemClock.now();
      const { tables, jobs, logEnd } = await writeBackup(await urlFor(place), { file, publicKey, now });
      await record(place, logEnd.seq);
      await noteBackup(env.HUB_DATA, { madeAt: now.toISOString(), file });
      const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
      console.log(`${file}: ${rows} rows of ${Object.keys(tables).length} tables, ${jobs} waiting jobs, the log up to entry ${logEnd.seq}.`);
      console.log("It does not hold the hub's keys: keep a copy of their folder elsewhere, apart from the backups.");
      return 0;
    } finally {
      await place.close();
    }
  },
};

/** The role made for it; where it was not allowed to be made as such (roles.sql), whoever migrates. */
async function urlFor({ ownerUrl, secret }: DatabasePlace): Promise<string> {
  const [role] = await askOnce<{ bypasses: boolean }>(ownerUrl, "SELECT rolbypassrls AS bypasses FROM pg_roles WHERE rolname = 'hub_backup'");
  return role?.bypasses ? roleUrls(ownerUrl, secret).hub_backup : ownerUrl;
}

async function record({ ownerUrl, secret }: DatabasePlace, logEnd: number): Promise<void> {
  const entry = { action: "hub.backup", outcome: "OK", subjectIds: [], detail: { logEnd } };
  await askOnce(roleUrls(ownerUrl, secret).hub_worker, "SELECT app.audit_append($1::jsonb)", [JSON.stringify([entry])]);
}
