import type { PrismaClient } from "../../prisma/client/client.ts";
import type { ReferralModel, ShareModel } from "../../prisma/client/models.ts";
import { buildAgency } from "./agency.ts";
import { buildConsent } from "./consent.ts";
import { buildReferral } from "./referral.ts";
import { buildShare } from "./share.ts";

const day = 86_400_000;

export type Over = { referral: ReferralModel; share: ShareModel };

/**
 * A referral whose one share was closed and whose consent ran out, so and so many days ago. By default both are longer ago
 * than a task force keeps them, so that it is due to be purged.
 */
export async function buildOver(
  db: PrismaClient,
  { createdById, endedDaysAgo = 40, closedDaysAgo }: { createdById: string; endedDaysAgo?: number; closedDaysAgo?: number },
): Promise<Over> {
  const now = Date.now();
  const referral = await buildReferral(db, { createdById });
  const recipient = await buildAgency(db, { taskForceId: referral.taskForceId });
  // A share begins under a consent that runs; it runs out afterwards.
  const consent = await buildConsent(db, {
    referralId: referral.id,
    recipientAgencyId: recipient.id,
    recordedAt: new Date(now - 85 * day),
    expiresAt: new Date(now + 4 * day),
  });
  const { id } = await buildShare(db, { consentId: consent.id, status: "ACCEPTED" });
  if (closedDaysAgo !== undefined) {
    const at = new Date(now - closedDaysAgo * day);
    await db.share.update({ where: { id }, data: { status: "CLOSED", statusChangedAt: at } });
    await db.shareEvent.create({
      data: { taskForceId: referral.taskForceId, shareId: id, fromStatus: "ACCEPTED", toStatus: "CLOSED", outcome: "PARTLY_SERVED", at },
    });
  }
  await db.consent.update({ where: { id: consent.id }, data: { expiresAt: new Date(now - endedDaysAgo * day) } });
  return { referral, share: await db.share.findUniqueOrThrow({ where: { id } }) };
}
