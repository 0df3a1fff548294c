import type { Prisma } from "../../../../prisma/client/client.ts";
import type { Transaction } from "#platform/db.ts";
import type { KeyRing } from "#platform/key-ring.ts";
import { sealAgain, sealRecord } from "#platform/sealed-record.ts";
import { rangesTables, type StoredRecord } from "../queries/sealed.ts";
import { groupsOfPerson, partsOf, type SurvivorRanges } from "../rules/ranges.ts";

type OfTable = { id: string; taskForceId: string };

/** The rows of a new referral's key and of all groups under it. That a group is there tells nothing: all of them are. */
export function sealRanges(
  keys: KeyRing,
  { id: referralId, taskForceId }: OfTable,
  ranges: SurvivorRanges,
): { key: Prisma.ReferralKeyCreateManyInput; groups: Prisma.SurvivorGroupCreateManyInput[] } {
  const { groups, ...key } = sealRecord(keys, rangesTables, referralId, partsOf(ranges, groupsOfPerson));
  return { key: { ...key, referralId, taskForceId }, groups: groups.map((group) => ({ ...group, referralId, taskForceId })) };
}

/** Writes the owner's record of a new referral, under a key made for it. */
export async function writeRanges(tx: Transaction, keys: KeyRing, referral: OfTable, ranges: SurvivorRanges): Promise<void> {
  const { key, groups } = sealRanges(keys, referral, ranges);
  await tx.referralKey.create({ data: key });
  await tx.survivorGroup.createMany({ data: groups });
}

/** Replaces every group of the owner's record, also those that did not change: which did is nobody's business. */
export async function resealRanges(tx: Transaction, keys: KeyRing, referralId: string, stored: StoredRecord, ranges: SurvivorRanges): Promise<void> {
  const groups = sealAgain(keys, rangesTables, referralId, stored, partsOf(ranges, groupsOfPerson));
  const rows = groups.map(({ fieldGroup, version, box }) => ({ field_group: fieldGroup, version, box: Buffer.from(box).toString("hex") }));
  await tx.$executeRaw`
    UPDATE survivor_group g SET version = n.version, box = decode(n.box, 'hex')
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n (field_group field_group, version int, box text)
    WHERE g.referral_id = ${referralId}::uuid AND g.field_group = n.field_group`;
}
