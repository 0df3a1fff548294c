import { placeOfKey } from "#platform/sealed-record.ts";
import type { BoxColumn } from "#platform/rewrap.ts";
import { totpPlace } from "#features/auth/queries/factors.ts";
import { replyPlace } from "#features/meetings/queries/invitations.ts";
import { detailTables, rangesTables } from "#features/referrals/queries/sealed.ts";

/** All that lies directly under the hub's own keys. What is missing here is lost when an old key is thrown away. */
export const boxColumns: BoxColumn[] = [
  { table: rangesTables.key, id: "referral_id", box: "box", keyId: "key_id", place: (id) => placeOfKey(rangesTables.key, id) },
  { table: "totp_factor", id: "id", box: "secret", place: totpPlace },
  { table: "meeting_invitation", id: "id", box: "reply_box", place: replyPlace },
  { table: detailTables.key, id: "share_id", box: "box", keyId: "key_id", place: (id) => placeOfKey(detailTables.key, id) },
];
