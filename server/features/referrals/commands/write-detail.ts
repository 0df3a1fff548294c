import type { FieldGroup } from "@roundtable/shared/referrals.ts";
import type { Prisma } from "../../../../prisma/client/client.ts";
import type { Transaction } from "#platform/db.ts";
import type { KeyRing } from "#platform/key-ring.ts";
import { sealRecord } from "#platform/sealed-record.ts";
import { detailTables } from "../queries/sealed.ts";
import { partsOf, type ShareDetail } from "../rules/ranges.ts";

type OfReferral = { id: string; referralId: string; taskForceId: string };

/** The rows of a recipient's copy: a key of its own, and the groups that its consent names. */
export function sealDetail(
  keys: KeyRing,
  { id: shareId, referralId, taskForceId }: OfReferral,
  detail: ShareDetail,
  named: readonly FieldGroup[],
): { key: Prisma.ShareKeyCreateManyInput; groups: Prisma.ShareGroupCreateManyInput[] } {
  const { groups, ...key } = sealRecord(keys, detailTables, shareId, partsOf(detail, named));
  return { key: { ...key, shareId, referralId, taskForceId }, groups: groups.map((group) => ({ ...group, shareId, taskForceId })) };
}

/** Writes the copy for one recipient. */
export async function writeDetail(tx: Transaction, keys: KeyRing, share: OfReferral, detail: ShareDetail, named: readonly FieldGroup[]): Promise<void> {
  const { key, groups } = sealDetail(keys, share, detail, named);
  await tx.shareKey.create({ data: key });
  await tx.shareGroup.createMany({ data: groups });
}
