import type { FieldGroup } from "@roundtable/shared/referrals.ts";
import type { KeyRing } from "#platform/key-ring.ts";
import { openRecord, type SealedRecord, type SealedTables } from "#platform/sealed-record.ts";
import { detailOf, rangesOf, type ShareDetail, type SurvivorRanges } from "../rules/ranges.ts";

/** Where the owning agency's record of a person lies. */
export const rangesTables: SealedTables = { key: "referral_key", group: "survivor_group" };
/** Where a recipient's copy lies. */
export const detailTables: SealedTables = { key: "share_key", group: "share_group" };

/** A record with its key and its groups, as they are stored. */
export type StoredRecord = SealedRecord<FieldGroup>;

/** Opens the owner's record. @throws CannotOpen */
export function openRanges(keys: KeyRing, referralId: string, stored: StoredRecord): SurvivorRanges {
  return rangesOf(openRecord(keys, rangesTables, referralId, stored));
}

/** Opens a recipient's copy. @throws CannotOpen */
export function openDetail(keys: KeyRing, shareId: string, stored: StoredRecord): ShareDetail {
  return detailOf(openRecord(keys, detailTables, shareId, stored));
}
