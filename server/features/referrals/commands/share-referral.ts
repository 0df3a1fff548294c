import { randomInt } from "node:crypto";
import { ShareReferralInput } from "@roundtable/shared/referrals.ts";
import type { Acting } from "#platform/acting.ts";
import { subject } from "#platform/casl.ts";
import { NotFound, sqlState } from "#platform/errors.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { findAgencyAtTable, findSelf, findTaskForce, liveAgreements } from "#features/agencies/queries.ts";
import { ReferralNotShareable } from "../problems.ts";
import { requireOwnConsent } from "../queries/consents.ts";
import { requireReferral } from "../queries/referrals.ts";
import { shareOfConsent } from "../queries/shares.ts";
import { planSharing } from "../rules/sharing.ts";
import { writeDetail } from "./write-detail.ts";

const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** Fifty random bits without meaning: not derived from the person, and another for each recipient. */
const newCode = (): string => Array.from({ length: 10 }, () => crockford[randomInt(32)]).join("");

/**
 * Shares a referral with the one agency its consent names. The recipient gets a copy of the short form now and of what the
 * consent names once it accepts.
 *
 * @returns the id of the share
 * @throws NotFound; ReferralNotShareable with the reason
 */
export function shareReferral(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(ShareReferralInput, raw);
  const { actor, clock } = acting;
  const work = transact(acting, { mutation: "shareReferral", input }, async ({ tx, reading, record, announce }) => {
    const consent = await requireOwnConsent(reading, input.consentId, "referral.share");
    const referral = await requireReferral(reading, consent.referralId, "referral.share");
    if (!acting.ability.can("share", subject("Referral", referral))) throw new NotFound();

    const now = clock.now();
    const recipient = await findAgencyAtTable(reading, consent.recipientAgencyId);
    if (!recipient) throw new ReferralNotShareable("NO_AGREEMENT_THERE");
    const [taskForce, sender, agreements, already] = [
      await findTaskForce(reading),
      await findSelf(reading),
      await liveAgreements(reading, [actor.agencyId, recipient.id]),
      await shareOfConsent(reading, consent.id),
    ];
    const plan = planSharing({
      now,
      taskForce,
      referral,
      consent,
      recipient,
      workerPhone: sender.workPhone,
      agreements,
      ownAgencyId: actor.agencyId,
      alreadyShared: already !== null,
    });
    if ("refused" in plan) throw new ReferralNotShareable(plan.refused);

    const share = await tx.share.create({
      data: {
        ...plan.share,
        taskForceId: actor.taskForceId,
        referralId: referral.id,
        consentId: consent.id,
        fromAgencyId: actor.agencyId,
        toAgencyId: recipient.id,
        sentById: actor.personId,
        code: newCode(),
        sentAt: now,
        statusChangedAt: now,
      },
    });
    await tx.shareBrief.create({ data: { ...plan.brief, shareId: share.id } });
    await writeDetail(tx, acting.keys, share, plan.detail, consent.fieldGroups);
    await tx.shareEvent.create({
      data: { taskForceId: actor.taskForceId, shareId: share.id, toStatus: "SENT", agencyId: actor.agencyId, personId: actor.personId, at: now },
    });
    await tx.referral.updateMany({ where: { id: referral.id, state: "DRAFT" }, data: { state: "OPEN", version: { increment: 1 } } });
    record({ action: "referral.share", outcome: "OK", subjectIds: [share.id, consent.id, referral.id], detail: { fields: "ACTION" } });
    announce({ topic: "referral.shared", payload: { shareId: share.id } });
    announce({ topic: "referral.reminder", payload: { shareId: share.id }, runAt: plan.remindAt, key: `reminder:${share.id}` });
    announce({ topic: "referral.unanswered", payload: { shareId: share.id }, runAt: plan.share.respondBy, key: `unanswered:${share.id}` });
    return share.id;
  });
  // What another request changed between our look and our write, the database has the last word on.
  return work.catch((error: unknown) => {
    const state = sqlState(error);
    if (state === "RT010") throw new ReferralNotShareable("CONSENT_ENDED");
    if (state === "RT014") throw new ReferralNotShareable("NOT_CONFIRMED");
    if (state === "RT011") throw new ReferralNotShareable("NO_AGREEMENT_THERE");
    if (state === "RT030" || state === "RT032") throw new ReferralNotShareable("CONSENT_DOES_NOT_FIT");
    if (state === "RT012") throw new ReferralNotShareable("LAW_ENFORCEMENT_NOT_NAMED");
    if (state === "23505") throw new ReferralNotShareable("ALREADY_SHARED");
    throw error;
  });
}
