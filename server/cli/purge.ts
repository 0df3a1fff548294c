import { join } from "node:path";
import pg from "pg";
import { purgeAllDue, purgesDue } from "#features/retention/commands/purge-referral.ts";
import { purgedTables } from "#features/retention/rules.ts";
import { systemClock } from "#platform/clock.ts";
import { openRoleDatabase } from "#platform/db.ts";
import { PurgeLedger } from "#platform/purge-ledger.ts";
import { rewriteTables } from "#platform/rewrite-tables.ts";
import { roleUrls } from "#platform/roles.ts";
import { joinDatabasePlace } from "../database-place.ts";
import { readEnv } from "../env.ts";
import { type Command, WrongWords } from "./command.ts";

export const purge: Command = {
  name: "purge",
  takes: "[--dry-run]",
  about: "purges what is due now, as the hub does every night; or only says what that is",
  async run(words) {
    if (words.some((word) => word !== "--dry-run")) throw new WrongWords("purge takes --dry-run, or nothing.");
    const env = readEnv();
    const place = await joinDatabasePlace(env, () => {});
    const db = openRoleDatabase(roleUrls(place.ownerUrl, place.secret).hub_worker);
    try {
      if (words.length > 0) return await tellDue(db);
      const gone = await purgeAllDue({ db, ledger: new PurgeLedger(join(env.HUB_DATA, "purge-ledger")), clock: systemClock });
      for (const id of gone) console.log(id);
      console.log(`Purged: ${gone.length}.`);
      if (gone.length > 0) await rewrite(place.ownerUrl);
      return 0;
    } finally {
      await db.$disconnect();
      await place.close();
    }
  },
};

async function tellDue(db: Parameters<typeof purgesDue>[0]["db"]): Promise<number> {
  const due = await purgesDue({ db }, 100_000);
  for (const { id, due: at } of due) console.log(`${id}  due since ${at.toISOString().slice(0, 10)}`);
  console.log(`Due to be purged: ${due.length}. Nothing was changed.`);
  return 0;
}

async function rewrite(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, options: "-c role=hub_owner" });
  await client.connect();
  try {
    await rewriteTables(client, purgedTables);
  } finally {
    await client.end();
  }
}
