import type { ConsentEnd } from "../../../../prisma/client/enums.ts";
import type { ConsentModel } from "../../../../prisma/client/models.ts";
import type { Unit } from "#platform/transact.ts";
import { endedStatuses, type Step, steps } from "../rules/life-cycle.ts";
import type { ShareStatus } from "@roundtable/shared/referrals.ts";

/**
 * Ends a consent and the share that stands on it. Withdrawal always wins: it asks for no version, and takes the share from
 * wherever it stands at that moment (RF-3). The recipient learns that something ended, and neither what nor why (CR-04).
 *
 * @returns the id of the share, or null when nothing had been shared
 */
export async function endShare(
  { tx, record, reading }: Unit,
  consent: ConsentModel,
  end: { step: Step; because: ConsentEnd; action: string },
): Promise<string | null> {
  const { actor, clock } = reading;
  const now = clock.now();
  // The consent first: a share that is being made at this moment waits for it, and is found below or refused.
  await tx.consent.updateMany({ where: { id: consent.id, endedAt: null }, data: { endedAt: now, endedBecause: end.because, version: { increment: 1 } } });
  const [share] = await tx.$queryRaw<
    { id: string; status: ShareStatus; version: number }[]
  >`SELECT id, status, version FROM share WHERE consent_id = ${consent.id}::uuid FOR NO KEY UPDATE`;
  record({ action: end.action, outcome: "OK", subjectIds: [consent.id, consent.referralId, ...(share ? [share.id] : [])], detail: { fields: "ACTION" } });
  if (!share) return null;

  const { to, from } = steps[end.step];
  if (!(from as readonly ShareStatus[]).includes(share.status)) return share.id;
  await tx.share.updateMany({ where: { id: share.id }, data: { status: to, version: share.version + 1, statusChangedAt: now } });
  await tx.shareEvent.create({
    data: {
      taskForceId: consent.taskForceId,
      shareId: share.id,
      fromStatus: share.status,
      toStatus: to,
      agencyId: actor.agencyId,
      personId: actor.personId,
      at: now,
    },
  });
  if (!endedStatuses.includes(share.status))
    await tx.notice.createMany({ data: [{ taskForceId: consent.taskForceId, agencyId: consent.recipientAgencyId, kind: "REFERRAL_ENDED", createdAt: now }] });
  return share.id;
}
