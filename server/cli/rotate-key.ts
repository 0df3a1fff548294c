import { addKey, keyFiles, openKeyFolder } from "#platform/key-folder.ts";
import { findKeys, openProvenKeys } from "#platform/key-canary.ts";
import type { KeyRing } from "#platform/key-ring.ts";
import { keysInUse, rewrap } from "#platform/rewrap.ts";
import { boxColumns } from "../boxes.ts";
import { joinDatabasePlace } from "../database-place.ts";
import { readEnv } from "../env.ts";
import { type Command, WrongWords } from "./command.ts";

/** In two halves where several machines serve one database: the new key must lie on all of them before anything is put under it. */
const halves = ["--add", "--finish"];

export const rotateKey: Command = {
  name: "rotate-key",
  takes: "[--add | --finish]",
  about: "makes a new key and puts everything under it; the hub may be running",
  async run(words) {
    const [half] = words;
    if (words.length > 1 || (half !== undefined && !halves.includes(half))) throw new WrongWords("rotate-key takes --add, or --finish, or nothing.");
    const env = readEnv();
    const { directory: folder, given } = env.keys;
    if (given.length > 0 && half !== "--finish")
      throw new WrongWords("HUB_KEYS holds the keys: put a new one in front of the others, start every hub again, and then type: hub rotate-key --finish");
    const ring = async (): Promise<KeyRing> => (given.length > 0 ? findKeys(env.keys) : undefined) ?? openKeyFolder(folder);
    if (given.length === 0) await openKeyFolder(folder);
    if (half !== "--finish") console.log(`Made key ${(await addKey(folder, new Date())).id} in ${folder}.`);
    if (half === "--add") {
      console.log("Copy it to every machine that serves this database, and then type: hub rotate-key --finish");
      return 0;
    }
    const place = await joinDatabasePlace(env, () => {});
    try {
      console.log(`Put ${await rewrap(place.ownerUrl, await ring(), boxColumns)} boxes under the newest key. Nothing in them was touched.`);
      // The value by which a start proves its keys goes along, or the next start would ask for the old one.
      await openProvenKeys(place.ownerUrl, env.keys);
      return tellOldKeys(folder, await keysInUse(place.ownerUrl, boxColumns));
    } finally {
      await place.close();
    }
  },
};

/** Names the key files that nothing needs any more. Taking them away is left to a person, because it cannot be undone. */
function tellOldKeys(folder: string, used: ReadonlyMap<string, number>): number {
  const old = keyFiles(folder).slice(1);
  for (const { name, id } of old) {
    const count = used.get(id);
    if (count) console.log(`${name} still opens ${count}, made meanwhile. Type once more: hub rotate-key --finish`);
    else console.log(`${name} opens nothing in this database any more. Once it is removed, no backup from before today can be read.`);
  }
  return old.some(({ id }) => used.has(id)) ? 1 : 0;
}
