import { randomInt } from "node:crypto";
import type { FieldGroup, ShareStatus, Urgency } from "@roundtable/shared/referrals.ts";
import { isMinor } from "@roundtable/shared/referrals.ts";
import type { PrismaClient } from "../../prisma/client/client.ts";
import type { ConsentModel, ShareModel } from "../../prisma/client/models.ts";
import { writeDetail } from "../../server/features/referrals/commands/write-detail.ts";
import { planClock } from "../../server/features/referrals/rules/clock.ts";
import { detailUnder } from "../../server/features/referrals/rules/sharing.ts";
import { testKeys } from "../support/keys.ts";
import { buildConsent, type ConsentFate, meetFate } from "./consent.ts";
import { buildReferral, findBuilt } from "./referral.ts";

export type ShareOverrides = {
  /** Share under this living consent instead of one made for it. */
  consentId?: string;
  referralId?: string;
  fromAgencyId?: string;
  sentById?: string;
  toAgencyId?: string;
  fieldGroups?: FieldGroup[];
  status?: ShareStatus;
  urgency?: Urgency;
  sentAt?: Date;
  respondBy?: Date;
  answerExpiresAt?: Date;
  clockStoppedAt?: Date;
  recheckOn?: Date;
  /** What became of the consent after the share was made. */
  fate?: ConsentFate;
  /** False takes back, after sharing, that the consent names law enforcement. */
  lawEnforcementAllowed?: false;
};

/** A share with its short form, its detail and its history, moved to `status` as the owner may: without the steps between. */
export async function buildShare(db: PrismaClient, overrides: ShareOverrides = {}): Promise<ShareModel & { consent: ConsentModel }> {
  const consent = await findConsent(db, overrides);
  const referral = await findBuilt(db, consent.referralId);
  const sender = await db.person.findUniqueOrThrow({ where: { id: overrides.sentById ?? referral.createdById } });
  if (!referral.reason || !referral.regionId) throw new Error("only a complete referral can be shared");
  const urgency = overrides.urgency ?? referral.urgency ?? "ROUTINE";
  const sentAt = overrides.sentAt ?? new Date(Date.now() - 30 * 60_000);
  const clock = planClock(urgency, sentAt, "America/New_York");
  const parties = { taskForceId: consent.taskForceId, fromAgencyId: consent.ownerAgencyId, toAgencyId: consent.recipientAgencyId };
  const share = await db.share.create({
    data: {
      ...parties,
      referralId: referral.id,
      consentId: consent.id,
      sentById: sender.id,
      code: randomCode(),
      urgency,
      sentAt,
      statusChangedAt: sentAt,
      respondBy: overrides.respondBy ?? clock.respondBy,
      answerExpiresAt: overrides.answerExpiresAt ?? clock.answerExpiresAt,
      brief: {
        create: {
          needs: consent.needs,
          reason: referral.reason,
          regionId: referral.regionId,
          minor: isMinor(referral.survivor.ageBand ?? "ADULT"),
          callBeforeAccepting: referral.callBeforeAccepting,
        },
      },
      events: { create: { taskForceId: parties.taskForceId, toStatus: "SENT", agencyId: parties.fromAgencyId, personId: sender.id, at: sentAt } },
    },
  });
  await writeDetail(db, testKeys(), share, detailUnder(consent.fieldGroups, referral.survivor, sender.workPhone), consent.fieldGroups);
  await moveOn(db, share, overrides);
  if (overrides.lawEnforcementAllowed === false) await db.consent.update({ where: { id: consent.id }, data: { lawEnforcementAllowed: false } });
  await meetFate(db, consent, overrides.fate ?? "live");
  return db.share.findUniqueOrThrow({ where: { id: share.id }, include: { consent: true } });
}

async function findConsent(
  db: PrismaClient,
  { consentId, referralId, fromAgencyId, sentById, toAgencyId, fieldGroups }: ShareOverrides,
): Promise<ConsentModel> {
  if (consentId !== undefined) return db.consent.findUniqueOrThrow({ where: { id: consentId } });
  const referral = {
    id: referralId ?? (await buildReferral(db, { ...(fromAgencyId && { ownerAgencyId: fromAgencyId }), ...(sentById && { createdById: sentById }) })).id,
  };
  return buildConsent(db, { referralId: referral.id, ...(toAgencyId && { recipientAgencyId: toAgencyId }), ...(fieldGroups && { fieldGroups }) });
}

async function moveOn(db: PrismaClient, share: ShareModel, { status = "SENT", clockStoppedAt, recheckOn }: ShareOverrides): Promise<void> {
  if (status === "SENT") return;
  const at = new Date(share.sentAt.getTime() + 60_000);
  await db.share.update({
    where: { id: share.id },
    data: {
      status,
      version: 2,
      statusChangedAt: at,
      clockStoppedAt: clockStoppedAt ?? (status === "INFO_REQUESTED" ? at : null),
      recheckOn: recheckOn ?? null,
    },
  });
  await db.shareEvent.create({ data: { taskForceId: share.taskForceId, shareId: share.id, fromStatus: "SENT", toStatus: status, at } });
  if (status === "INFO_REQUESTED") {
    const asker = await db.person.findFirst({ where: { agencyId: share.toAgencyId } });
    await db.informationRequest.create({ data: { shareId: share.id, question: "INTERPRETER_NEEDED", askedById: asker?.id ?? share.sentById, askedAt: at } });
  }
}

/** Ten random characters of Crockford's base 32. */
export function randomCode(pick: (below: number) => number = (below) => randomInt(below)): string {
  return Array.from({ length: 10 }, () => "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[pick(32)]).join("");
}
