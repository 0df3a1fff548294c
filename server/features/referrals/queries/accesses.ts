import type { AuditEntry, FieldSet } from "#platform/audit.ts";
import type { Reading } from "#platform/acting.ts";
import { InvalidInput } from "#platform/problems.ts";
import { type Page, pageOf, pageSize } from "#platform/paging.ts";
import type { LoadedShare } from "./loaded-share.ts";

/** One look at a share, out of the log. */
export type Access = { id: string; at: Date; personId: string | null; agencyId: string | null; fields: FieldSet; outcome: AuditEntry["outcome"] };

/** Who has looked at a share, newest first: for the agency that sent it. Null to everybody else (AL-07). */
export async function accessesOf(
  { db, actor }: Reading,
  share: LoadedShare,
  listing: { first?: number | null; before?: string | null },
): Promise<Page<Access> | null> {
  if (share.fromAgencyId !== actor.agencyId) return null;
  const size = pageSize(listing.first);
  if (listing.before != null && !/^\d{1,18}$/.test(listing.before)) throw new InvalidInput([{ path: ["before"], message: "is not a place in this list" }]);
  const before = listing.before == null ? null : BigInt(listing.before);
  const rows = await db.$queryRaw<
    { seq: bigint; at: Date; outcome: AuditEntry["outcome"]; person_id: string | null; agency_id: string | null; fields: FieldSet | null }[]
  >`
    SELECT seq, at, outcome, person_id, agency_id, fields FROM app.share_access(${share.id}::uuid, ${before}::bigint, ${size + 1}::int)`;
  const accesses = rows.map((row) => ({
    id: String(row.seq),
    at: row.at,
    personId: row.person_id,
    agencyId: row.agency_id,
    fields: row.fields ?? "ACTION",
    outcome: row.outcome,
  }));
  return pageOf(accesses, size, ({ id }) => id);
}
