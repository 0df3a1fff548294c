import type { ReferralModel } from "../../../../prisma/client/models.ts";
import { type Reading, recordRead } from "#platform/acting.ts";
import { readable, subject } from "#platform/casl.ts";
import { NotFound } from "#platform/errors.ts";
import { isId } from "#platform/ids.ts";
import { type Page, pageOf, pageSize, readCursor, writeCursor } from "#platform/paging.ts";
import type { SurvivorRanges } from "../rules/ranges.ts";
import { recordFullLook } from "./looks.ts";
import { openRanges, type StoredRecord } from "./sealed.ts";

/** A referral with the person in ranges; null where nothing was ever said. `key` is as it is stored. */
export type OwnReferral = ReferralModel & { key: StoredRecord | null; survivor: SurvivorRanges | null };

const withRecord = { key: { include: { groups: true } } } as const;

function opened({ keys }: Reading, referral: ReferralModel & { key: StoredRecord | null }): OwnReferral {
  return { ...referral, survivor: referral.key && openRanges(keys, referral.id, referral.key) };
}

/** One of the agency's own referrals, and the look logged. */
export async function findReferral(acting: Reading, id: string): Promise<OwnReferral | null> {
  const referral = await findReferralUnlogged(acting, id);
  if (referral) await recordFullLook(acting, "referral.read", referral.id);
  else await recordRead(acting, { action: "referral.read", outcome: "DENIED", subjectIds: [id], detail: { fields: "FULL" } });
  return referral;
}

/** The same without a line in the log: for a command, which writes its own. */
export async function findReferralUnlogged(acting: Reading, id: string): Promise<OwnReferral | null> {
  if (!isId(id)) return null;
  const referral = await acting.db.referral.findFirst({ where: { AND: [readable(acting.ability, "Referral"), { id }] }, include: withRecord });
  return referral && opened(acting, referral);
}

/** @throws NotFound, one answer for hidden and unknown, and the attempt is logged */
export async function requireReferral(acting: Reading, id: string, action: string): Promise<OwnReferral> {
  const referral = await findReferralUnlogged(acting, id);
  if (referral) return referral;
  await recordRead(acting, { action, outcome: "DENIED", subjectIds: [id], detail: { fields: "ACTION" } });
  throw new NotFound();
}

/** The person in ranges, and the look logged; null when nothing has been said yet. */
export async function survivorOf(acting: Reading, referral: OwnReferral): Promise<SurvivorRanges | null> {
  await recordFullLook(acting, "referral.read", referral.id);
  return referral.survivor;
}

/** The agency's drafts, last touched first. */
export async function listDrafts(acting: Reading, listing: { first?: number | null; after?: string | null }): Promise<Page<OwnReferral>> {
  const size = pageSize(listing.first);
  const after = readCursor(listing.after);
  const before = after ? [{ OR: [{ updatedAt: { lt: after.at } }, { updatedAt: after.at, id: { lt: after.id } }] }] : [];
  const rows = await acting.db.referral.findMany({
    where: { AND: [readable(acting.ability, "Referral"), { state: "DRAFT" }, ...before] },
    include: withRecord,
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: size + 1,
  });
  const page = pageOf(
    rows.map((row) => opened(acting, row)),
    size,
    (row) => writeCursor(row.updatedAt, row.id),
  );
  if (page.nodes.length > 0)
    await recordRead(acting, { action: "referral.list", outcome: "OK", subjectIds: page.nodes.map(({ id }) => id), detail: { fields: "LIST" } });
  return page;
}

/** Whether this person's seats work with referrals at all. */
export function mayWorkWithReferrals({ ability, actor }: Reading): boolean {
  return ability.can("draft", subject("Referral", { ownerAgencyId: actor.agencyId, taskForceId: actor.taskForceId } as ReferralModel));
}

/** Whether a region belongs to the actor's task force. */
export async function regionExists({ db, ability }: Reading, id: string): Promise<boolean> {
  return (await db.region.count({ where: { AND: [readable(ability, "Region"), { id }] } })) === 1;
}

/** Whether this reader may share this referral now: it is theirs, and it has not ended. */
export function mayShare({ ability }: Reading, referral: OwnReferral): boolean {
  return (referral.state === "DRAFT" || referral.state === "OPEN") && ability.can("share", subject("Referral", referral));
}
