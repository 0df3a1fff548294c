import type { ConsentModel } from "../../../../prisma/client/models.ts";
import { findAgencyAtTable, findSelf, findTaskForce, peopleWhoRead } from "#features/agencies/queries.ts";
import { type Reading, recordRead } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { NotFound } from "#platform/errors.ts";
import { isId } from "#platform/ids.ts";
import { planClock } from "../rules/clock.ts";
import { detailUnder } from "../rules/sharing.ts";
import { recordFullLook } from "./looks.ts";
import { findReferralUnlogged, type OwnReferral } from "./referrals.ts";

/** The consents recorded for one of the agency's own referrals, oldest first. */
export function consentsOf({ db, ability, actor }: Reading, referralId: string): Promise<ConsentModel[]> {
  return db.consent.findMany({ where: { AND: [readable(ability, "Consent"), { referralId, ownerAgencyId: actor.agencyId }] }, orderBy: { recordedAt: "asc" } });
}

/** A consent that the agency itself recorded. @throws NotFound, and the attempt is logged */
export async function requireOwnConsent(acting: Reading, id: string, action: string): Promise<ConsentModel> {
  const consent =
    isId(id) && (await acting.db.consent.findFirst({ where: { AND: [readable(acting.ability, "Consent"), { id, ownerAgencyId: acting.actor.agencyId }] } }));
  if (consent) return consent;
  await recordRead(acting, { action, outcome: "DENIED", subjectIds: [id], detail: { fields: "ACTION" } });
  throw new NotFound();
}

export type Audience = {
  consent: ConsentModel;
  referral: OwnReferral & {
    survivor: NonNullable<OwnReferral["survivor"]>;
    urgency: NonNullable<OwnReferral["urgency"]>;
    reason: NonNullable<OwnReferral["reason"]>;
    regionId: string;
  };
  people: Awaited<ReturnType<typeof peopleWhoRead>>;
  detail: ReturnType<typeof detailUnder>;
  respondBy: Date;
};

/** Who would see what, under a consent that is recorded and not yet used. Null while the referral does not say enough. */
export async function audienceOf(acting: Reading, consentId: string): Promise<Audience | null> {
  const consent = await requireOwnConsent(acting, consentId, "consent.audience");
  const referral = await findReferralUnlogged(acting, consent.referralId);
  const recipient = await findAgencyAtTable(acting, consent.recipientAgencyId);
  if (!referral || !recipient) throw new NotFound();
  await recordFullLook(acting, "referral.read", referral.id);
  const { survivor, urgency, reason, regionId } = referral;
  if (!survivor?.ageBand || !urgency || !reason || !regionId) return null;
  const sender = await findSelf(acting);
  const taskForce = await findTaskForce(acting);
  return {
    consent,
    referral: { ...referral, survivor, urgency, reason, regionId },
    people: await peopleWhoRead(acting, recipient.id),
    detail: detailUnder(consent.fieldGroups, survivor, sender.workPhone),
    respondBy: planClock(urgency, acting.clock.now(), taskForce.timeZone).respondBy,
  };
}
