import { randomBytes } from "node:crypto";
import { fieldGroups } from "@roundtable/shared/referrals.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PrismaClient } from "../../prisma/client/client.ts";
import { openDetail, openRanges } from "../../server/features/referrals/queries/sealed.ts";
import { CannotOpen, KeyRing } from "../../server/platform/key-ring.ts";
import { buildReferral, type BuiltReferral } from "../factories/referral.ts";
import { buildShare } from "../factories/share.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { dumpOf } from "../support/dump.ts";
import { testKeys } from "../support/keys.ts";
import { openOwner } from "../support/owner.ts";
import { refusalOf } from "../support/statements.ts";

let database: TestDatabase;
let owner: PrismaClient;
let referral: BuiltReferral;
let shareId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = openOwner(database);
  referral = await buildReferral(owner);
  shareId = (await buildShare(owner, { referralId: referral.id, fieldGroups: [...fieldGroups] })).id;
});

afterAll(async () => {
  await owner.$disconnect();
  await database.drop();
});

const storedRanges = (id = referral.id) => owner.referralKey.findUniqueOrThrow({ where: { referralId: id }, include: { groups: true } });
const storedDetail = (id = shareId) => owner.shareKey.findUniqueOrThrow({ where: { shareId: id }, include: { groups: true } });

describe("RT-03 what is said of a person", () => {
  test("RT-03 stands in no dump, and without the hub's key a dump opens nothing", async () => {
    const [stored, copy] = [await storedRanges(), await storedDetail()];
    expect(openRanges(testKeys(), referral.id, stored)).toEqual(referral.survivor);
    expect(openDetail(testKeys(), shareId, copy)).toMatchObject({ gender: "WOMAN", householdChildren: 2, traffickingType: "LABOR" });

    const dump = await dumpOf(database.superuserUrl);
    const worker = await owner.person.findUniqueOrThrow({ where: { id: referral.createdById } });
    // Where the words are known to stand in the clear: the worker's number is the agency's own, in the list of its people.
    const clear = dump.filter(({ table }) => !["person", "agency"].includes(table));
    for (const said of ["AGE_25_59", "WOMAN", "SPANISH", "WHEELCHAIR", "LABOR", "POTENTIAL", "DO_NOT_TEXT", worker.workPhone])
      expect(
        clear.filter(({ text }) => text.includes(said)).map(({ table }) => table),
        said,
      ).toEqual([]);

    const stolen = new KeyRing([{ id: "7e570001", key: randomBytes(32) }]);
    expect(() => openRanges(stolen, referral.id, stored)).toThrow(CannotOpen);
    expect(() => openDetail(new KeyRing([{ id: "0badc0de", key: randomBytes(32) }]), shareId, copy)).toThrow(CannotOpen);
  });

  test("RT-03 a box opens in its own row, column and version and in no other", async () => {
    const keys = testKeys();
    const stored = await storedRanges();
    const copy = await storedDetail();
    const other = await buildReferral(owner, { createdById: referral.createdById });
    const otherStored = await storedRanges(other.id);
    const [age, gender] = [stored.groups.find(({ fieldGroup }) => fieldGroup === "AGE_BAND"), stored.groups.find(({ fieldGroup }) => fieldGroup === "GENDER")];
    if (!age || !gender) throw new Error("both groups are there");

    const refused = {
      "another person's boxes": () => openRanges(keys, referral.id, { ...stored, groups: otherStored.groups }),
      "another person's key": () => openRanges(keys, referral.id, { ...otherStored, groups: stored.groups }),
      "another person's record, whole": () => openRanges(keys, referral.id, otherStored),
      "another group's box": () => openRanges(keys, referral.id, { ...stored, groups: [{ ...age, box: gender.box }] }),
      "another version": () => openRanges(keys, referral.id, { ...stored, groups: [{ ...age, version: 2 }] }),
      "the owner's record as a copy": () => openDetail(keys, shareId, stored),
      "the owner's key for a copy": () => openDetail(keys, shareId, { ...copy, box: stored.box }),
      "a copy's key for the owner's record": () => openRanges(keys, referral.id, { ...stored, box: copy.box }),
      "a box with one bit changed": () => openRanges(keys, referral.id, { ...stored, groups: [{ ...age, box: flipped(age.box) }] }),
    };
    for (const [what, open] of Object.entries(refused)) expect(open, what).toThrow(CannotOpen);
  });

  test("RT-03 without the referral's key no copy is read again", async () => {
    const share = await buildShare(owner, { fieldGroups: [...fieldGroups] });
    await owner.referralKey.delete({ where: { referralId: share.referralId } });
    expect(await owner.shareKey.count({ where: { shareId: share.id } })).toBe(0);
    expect(await owner.shareGroup.count({ where: { shareId: share.id } })).toBe(0);
    expect(await owner.survivorGroup.count({ where: { referralId: share.referralId } })).toBe(0);
  });

  test("RT-03 neither that a group is there nor how long it is tells anything", async () => {
    const silent = await buildReferral(owner, {
      createdById: referral.createdById,
      survivor: { gender: null, accessNeeds: [], language: null, traffickingType: null },
    });
    const shapeOf = async (id: string) =>
      (await storedRanges(id)).groups.map(({ fieldGroup, version, box }) => `${fieldGroup} ${version} ${box.length}`).toSorted();
    expect(await shapeOf(silent.id)).toEqual(await shapeOf(referral.id));
    expect(new Set([...(await storedRanges()).groups, ...(await storedDetail()).groups].map(({ box }) => box.length)).size).toBe(1);
    const phone = {
      referralId: silent.id,
      taskForceId: silent.taskForceId,
      fieldGroup: "WORKER_PHONE" as const,
      box: (await storedRanges()).groups[0]?.box ?? Buffer.alloc(0),
    };
    expect(await refusalOf(owner.survivorGroup.create({ data: phone }))).toBe("23514");
  });
});

function flipped(box: Uint8Array): Uint8Array<ArrayBuffer> {
  const changed = new Uint8Array(box);
  changed[40] = (changed[40] ?? 0) ^ 1;
  return changed;
}
