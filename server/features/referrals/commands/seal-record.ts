import type { FieldGroup } from "@roundtable/shared/referrals.ts";
import type { Prisma } from "../../../../prisma/client/client.ts";
import type { Transaction } from "#platform/db.ts";
import type { KeyRing } from "#platform/key-ring.ts";
import { sealAgain, sealRecord } from "#platform/sealed-record.ts";
import { detailTables, rangesTables, type StoredRecord } from "../queries/sealed.ts";
import { groupsOfPerson, partsOf, type ShareDetail, type SurvivorRanges } from "../rules/ranges.ts";

type Rows<Key, Group> = { key: Key; groups: Group[] };

/** The rows of a new referral's key and of all groups under it. That a group is there tells nothing: all of them are. */
export function sealRanges(
  keys: KeyRing,
  { id: referralId, taskForceId }: { id: string; taskForceId: string },
  ranges: SurvivorRanges,
): Rows<Prisma.ReferralKeyCreateManyInput, Prisma.SurvivorGroupCreateManyInput> {
  const { groups, ...key } = sealRecord(keys, rangesTables, referralId, partsOf(ranges, groupsOfPerson));
  return { key: { ...key, referralId, taskForceId }, groups: groups.map((group) => ({ ...group, referralId, taskForceId })) };
}

/** The rows of a recipient's copy: a key of its own, and the groups that its consent names. */
export function sealDetail(
  keys: KeyRing,
  { id: shareId, referralId, taskForceId }: { id: string; referralId: string; taskForceId: string },
  detail: ShareDetail,
  named: readonly FieldGroup[],
): Rows<Prisma.ShareKeyCreateManyInput, Prisma.ShareGroupCreateManyInput> {
  const { groups, ...key } = sealRecord(keys, detailTables, shareId, partsOf(detail, named));
  return { key: { ...key, shareId, referralId, taskForceId }, groups: groups.map((group) => ({ ...group, shareId, taskForceId })) };
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
