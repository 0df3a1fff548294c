import DataLoader from "dataloader";
import type { LegalHoldModel, PurgedReferralModel } from "../../../prisma/client/models.ts";
import { type Reading, recordRead } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { NotFound } from "#platform/errors.ts";
import { isId } from "#platform/ids.ts";
import { isNearPurge, noticeDays, purgeAt } from "./rules.ts";

/** What becomes of one of the agency's own referrals. A hold that was released is no longer shown. */
export type Retention = { purgeAt: Date | null; isNear: boolean; hold: LegalHoldModel | null };

const loaders = new WeakMap<Reading, DataLoader<string, Retention>>();

/** When one of the agency's own referrals will be purged, and what keeps it. Metadata only, and so not logged. */
export function retentionOf(acting: Reading, referralId: string): Promise<Retention> {
  const loader = loaders.get(acting) ?? new DataLoader((ids: readonly string[]) => loadRetention(acting, ids));
  loaders.set(acting, loader);
  return loader.load(referralId);
}

async function loadRetention(acting: Reading, ids: readonly string[]): Promise<Retention[]> {
  const { db, ability, actor, clock } = acting;
  const those = { referralId: { in: [...ids] } };
  const [days, consents, closed, holds] = [
    await db.taskForce.findFirstOrThrow({
      where: { AND: [readable(ability, "TaskForce"), { id: actor.taskForceId }] },
      select: { retainClosedDays: true, retainEndedDays: true },
    }),
    await db.consent.findMany({ where: { AND: [readable(ability, "Consent"), those] }, select: { referralId: true, expiresAt: true, endedAt: true } }),
    await db.share.findMany({
      where: { AND: [readable(ability, "Share"), those, { status: "CLOSED" }] },
      select: { referralId: true, statusChangedAt: true },
    }),
    await db.legalHold.findMany({ where: { AND: [readable(ability, "LegalHold"), those, { releasedAt: null }] } }),
  ];
  return ids.map((id) => {
    const of = (row: { referralId: string }) => row.referralId === id;
    const closings = closed.filter(of).map(({ statusChangedAt }) => statusChangedAt);
    const at = purgeAt(consents.filter(of), closings, days);
    return { purgeAt: at, isNear: isNearPurge(at, clock.now()), hold: holds.find(of) ?? null };
  });
}

/** The hold that stands or is proposed for a referral. */
export function holdOf({ db, ability }: Reading, referralId: string): Promise<LegalHoldModel | null> {
  return db.legalHold.findFirst({ where: { AND: [readable(ability, "LegalHold"), { referralId, releasedAt: null }] } });
}

/** @throws NotFound, one answer for hidden and unknown, and the attempt is logged */
export async function requireHold(acting: Reading, id: string, action: string): Promise<LegalHoldModel> {
  const hold = isId(id) && (await acting.db.legalHold.findFirst({ where: { AND: [readable(acting.ability, "LegalHold"), { id }] } }));
  if (hold) return hold;
  await recordRead(acting, { action, outcome: "DENIED", subjectIds: [id], detail: { fields: "ACTION" } });
  throw new NotFound();
}

/** The ids of all copies of a referral, so that the log of each says what was done to it. */
export async function copiesOf({ db, ability }: Reading, referralId: string): Promise<string[]> {
  return (await db.share.findMany({ where: { AND: [readable(ability, "Share"), { referralId }] }, select: { id: true } })).map(({ id }) => id);
}

export type PurgeNotice = { id: string; purgeAt: Date };

/** The agency's own referrals that will be purged within two weeks, soonest first; those under a hold stay. Ids and times only, and so not logged. */
export function purgeNotices({ db, actor, clock }: Reading): Promise<PurgeNotice[]> {
  const until = new Date(clock.now().getTime() + noticeDays * 86_400_000);
  return db.$queryRaw<PurgeNotice[]>`
    SELECT due.id, due."purgeAt" FROM (
      SELECT r.id, app.purge_at(r.id) AS "purgeAt" FROM referral r
      WHERE r.owner_agency_id = ${actor.agencyId}::uuid AND r.state <> 'DRAFT' AND NOT app.is_held(r.id)
    ) due WHERE due."purgeAt" <= ${until} ORDER BY due."purgeAt", due.id LIMIT 100`;
}

/** What was purged of the agency's own, newest first: which, when and why, and nothing of what it said. */
export function purgedReferrals({ db, ability }: Reading): Promise<PurgedReferralModel[]> {
  return db.purgedReferral.findMany({ where: readable(ability, "PurgedReferral"), orderBy: { purgedAt: "desc" }, take: 100 });
}
