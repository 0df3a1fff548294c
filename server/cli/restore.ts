import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { openAnchorKey } from "#platform/anchor-key.ts";
import { systemClock } from "#platform/clock.ts";
import { PurgeLedger } from "#platform/purge-ledger.ts";
import { replayPurges } from "#features/retention/commands/replay-purges.ts";
import { findKeys, proveKeys } from "#platform/key-canary.ts";
import { committedMigrations } from "../../prisma/migrate.ts";
import { type BackupFacts, verifyBackup } from "../backup/read-backup.ts";
import { restoreBackup } from "../backup/restore-backup.ts";
import { readBackupKey } from "../backup/sealed-file.ts";
import { openDatabasePlace } from "../database-place.ts";
import { type Env, readEnv } from "../env.ts";
import { type Command, WrongWords } from "./command.ts";

export const restore: Command = {
  name: "restore",
  takes: "[--verify] --key <file> <backup>",
  about: "fills an empty database from a backup; with --verify only reads it through and changes nothing",
  async run(words) {
    const { values, positionals } = parseArgs({ args: words, options: { verify: { type: "boolean" }, key: { type: "string" } }, allowPositionals: true });
    const [name, ...others] = positionals;
    if (name === undefined || values.key === undefined || others.length > 0)
      throw new WrongWords("Say which backup, and with --key the file of its secret key.");
    const env = readEnv();
    const file = resolve(name);
    const secretKey = await readBackupKey(resolve(values.key));
    const facts = values.verify ? await verify(env, file, secretKey) : await fill(env, file, secretKey);
    const rows = Object.values(facts.tables).reduce((sum, table) => sum + table.rows, 0);
    console.log(
      `${values.verify ? "This backup is whole" : "Restored"}: as of ${facts.madeAt}, ${rows} rows of ${Object.keys(facts.tables).length} tables, the log up to entry ${facts.logEnd.seq}.`,
    );
    if (!values.verify)
      console.log("Everybody has to sign in again. What was withdrawn, revoked or ended after that moment is not: see docs/runbooks/restore.md.");
    return 0;
  },
};

async function verify(env: Env, file: string, secretKey: string): Promise<BackupFacts> {
  const facts = await verifyBackup(file, secretKey, await committedMigrations());
  if (facts.canary) proveKeys(findKeys(env.keys), facts.canary, env.keys);
  return facts;
}

async function fill(env: Env, file: string, secretKey: string): Promise<BackupFacts> {
  const place = await openDatabasePlace(env, () => {});
  try {
    return await restoreBackup({
      ownerUrl: place.ownerUrl,
      roleSecret: place.secret,
      file,
      secretKey,
      keys: env.keys,
      anchors: { file: join(env.HUB_DATA, "anchors.jsonl"), key: (await openAnchorKey(env.keys.directory)).privateKey },
      now: systemClock.now(),
      replayPurges: async (ownerUrl) => void (await replayPurges(ownerUrl, new PurgeLedger(join(env.HUB_DATA, "purge-ledger")))),
    });
  } finally {
    await place.close();
  }
}
