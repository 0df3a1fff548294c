import pg from "pg";
import { openKeyFolder, readKeyFolder } from "./key-folder.ts";
import { CannotOpen, type HubKey, KeyRing } from "./key-ring.ts";

/** Where the hub's keys come from: a folder, or `given` in the environment, for several hubs on one database. */
export type KeySource = { directory: string; given: HubKey[] };

/** The hub was started without the key that its database was sealed under (RE-11). */
export class KeysMissing extends Error {
  override name = "KeysMissing";
}

const place = "key_canary:1:box:1";
const known = Buffer.from("roundtable");

/**
 * The hub's keys, proven against the value in the database that only they open. The first hub on a database makes its
 * first key and that value; when the newest key is another than the one it was sealed under, it is sealed anew.
 *
 * @param ownerUrl of a role that may act as hub_owner; the database is migrated
 * @throws KeysMissing when the database was sealed under a key that is not here; then nothing was written
 */
export async function openProvenKeys(ownerUrl: string, source: KeySource): Promise<KeyRing> {
  const client = new pg.Client({ connectionString: ownerUrl, options: "-c role=hub_owner" });
  await client.connect();
  try {
    await client.query("BEGIN");
    // One at a time: two first hubs would each believe that their key was the one.
    await client.query("LOCK TABLE key_canary IN EXCLUSIVE MODE");
    const { rows } = await client.query<{ box: Buffer }>("SELECT box FROM key_canary WHERE id = 1");
    const keys = await openKeys(source, rows[0]?.box);
    if (!rows[0] || KeyRing.keyIdOf(rows[0].box) !== keys.currentId)
      await client.query("INSERT INTO key_canary (id, box) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET box = excluded.box", [keys.seal(known, place)]);
    await client.query("COMMIT");
    return keys;
  } finally {
    await client.end();
  }
}

/** Whether `keys` open what the database was sealed under; for checks that change nothing. @throws KeysMissing */
export function proveKeys(keys: KeyRing | undefined, canary: Uint8Array, source: KeySource): void {
  try {
    if (keys?.open(canary, place).equals(known)) return;
  } catch (error) {
    if (!(error instanceof CannotOpen)) throw error;
  }
  const where = source.given.length > 0 ? "in HUB_KEYS" : `in ${source.directory}`;
  throw new KeysMissing(`The database was sealed under the key ${KeyRing.keyIdOf(canary)}, which is not ${where}. Put it back from where you keep the keys.`);
}

/** The keys as they are, without making one; undefined when there is none. */
export function findKeys({ directory, given }: KeySource): KeyRing | undefined {
  const find = () => (given.length > 0 ? given : readKeyFolder(directory));
  const [newest, ...older] = find();
  return newest && new KeyRing([newest, ...older], find);
}

async function openKeys(source: KeySource, canary: Buffer | undefined): Promise<KeyRing> {
  const keys = findKeys(source);
  if (canary) proveKeys(keys, canary, source);
  return keys ?? openKeyFolder(source.directory);
}
