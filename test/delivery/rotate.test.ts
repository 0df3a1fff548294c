import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { boxColumns } from "../../server/boxes.ts";
import { openRanges } from "../../server/features/referrals/queries/sealed.ts";
import { addKey, keyFiles, openKeyFolder } from "../../server/platform/key-folder.ts";
import { CannotOpen } from "../../server/platform/key-ring.ts";
import { keysInUse, rewrap } from "../../server/platform/rewrap.ts";
import { buildShare } from "../factories/share.ts";
import { addManyShares } from "../permissions/many-shares.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { deskOf } from "../support/desk.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { writeTestKeys } from "../support/keys.ts";
import { openOwner } from "../support/owner.ts";
import { rowsOf } from "../support/statements.ts";
import { buildWorld, type World } from "../support/world.ts";

let directory: string;
let folder: string;
let database: TestDatabase;
let owner: PrismaClient;
let world: World;
let hub: TestHub;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "roundtable-rotate-"));
  await chmod(directory, 0o711);
  folder = join(directory, "keys");
  await writeTestKeys(folder);
  database = await createTestDatabase();
  owner = openOwner(database);
  world = await buildWorld(owner);
  await addManyShares(owner, world, 400, 7);
  hub = await startHub({ database, keys: await openKeyFolder(folder) });
}, 60_000);

afterAll(async () => {
  await hub.close();
  await owner.$disconnect();
  await database.drop();
  await rm(directory, { recursive: true });
});

const inUse = async () => Object.fromEntries(await keysInUse(database.ownerUrl, boxColumns));
const sealedGroups = () => owner.survivorGroup.findMany({ orderBy: [{ referralId: "asc" }, { fieldGroup: "asc" }] });

describe("CR-15 the hub's key is changed", () => {
  test("CR-15 while people work, without a word of theirs being touched or refused", { timeout: 60_000 }, async () => {
    const sender = deskOf(hub, world.rccA);
    const recipient = deskOf(hub, world.rccB);
    const written = await sealedGroups();
    const [before] = Object.keys(await inUse());
    expect(before).toBe("7e570001");

    const over = new AbortController();
    const answers: unknown[] = [];
    const work = async (act: () => Promise<unknown>) => {
      while (!over.signal.aborted) answers.push(await act());
    };
    const load = [
      work(() => recipient.look(world.shares.accepted.id).then((share) => share?.detail?.["language"])),
      work(() =>
        sender
          .ask<{ referral: { survivor: { language: string } } }>("query ($id: ID!) { referral(id: $id) { survivor { language } } }", { id: world.referral.id })
          .then(({ referral }) => referral.survivor.language),
      ),
      work(() => sender.refer(world.rccB, { regionId: world.region.id }).then(({ share }) => (share.__typename === "Share" ? "SPANISH" : share))),
    ];
    const added = await addKey(folder, new Date());
    const moved = await rewrap(database.ownerUrl, await openKeyFolder(folder), boxColumns);
    over.abort();
    await Promise.all(load);

    expect(moved).toBeGreaterThan(700);
    expect(answers.length).toBeGreaterThan(10);
    expect(new Set(answers)).toEqual(new Set(["SPANISH"]));
    // What the hub made under the old key before it knew of the new one.
    await rewrap(database.ownerUrl, await openKeyFolder(folder), boxColumns);
    expect(Object.keys(await inUse())).toEqual([added.id]);
    const ids = new Set(written.map(({ referralId }) => referralId));
    expect((await sealedGroups()).filter(({ referralId }) => ids.has(referralId))).toEqual(written);
    // And what it makes now is made under the new one.
    const { share } = await sender.refer(world.rccB, { regionId: world.region.id });
    expect(await owner.shareKey.findUniqueOrThrow({ where: { shareId: share.id } })).toMatchObject({ keyId: added.id });
  });

  test("CR-15 and once the old one is thrown away, what it opened stays shut for good", async () => {
    const share = await buildShare(owner);
    const stored = await owner.referralKey.findUniqueOrThrow({ where: { referralId: share.referralId }, include: { groups: true } });
    expect(stored.keyId).toBe("7e570001");
    const [old] = keyFiles(folder).filter(({ id }) => id === "7e570001");
    expect(openRanges(await openKeyFolder(folder), share.referralId, stored).language).toBe("SPANISH");
    await rm(join(folder, old?.name ?? ""));
    const without = await openKeyFolder(folder);
    expect(() => openRanges(without, share.referralId, stored)).toThrow(CannotOpen);
    await expect(rewrap(database.ownerUrl, without, boxColumns)).rejects.toThrow(CannotOpen);
  });

  test("every column of boxes under the hub's keys is known to be changed with it", async () => {
    // All but those that lie under a data key, and the one value by which a start proves its keys, which it seals anew itself.
    const columns = await rowsOf<{ place: string }>(
      database.superuserUrl,
      `SELECT table_name || '.' || column_name AS place FROM information_schema.columns
       WHERE table_schema = 'public' AND data_type = 'bytea' AND table_name NOT IN ('survivor_group', 'share_group', 'key_canary') AND column_name ~ '(^|_)(box|secret)$'`,
    );
    expect(columns.map(({ place }) => place).toSorted()).toEqual(boxColumns.map(({ table, box }) => `${table}.${box}`).toSorted());
  });
});
