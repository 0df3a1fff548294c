import type { RecordConsentInput } from "@roundtable/shared/consents.ts";
import type { Need } from "@roundtable/shared/needs.ts";
import { type AgeBand, type FieldGroup, isMinor, type LawEnforcementWish, type Urgency } from "@roundtable/shared/referrals.ts";
import { type Discipline, isLawEnforcement, type SeatRole } from "@roundtable/shared/roles.ts";
import type { ConsentModel, ReferralModel } from "../../../../prisma/client/models.ts";
import { dayOf, endOfDay, planClock } from "./clock.ts";
import { lacksSecondPerson } from "./second-person.ts";
import { detailOf, partsOf, type ShareDetail, type SurvivorRanges } from "./ranges.ts";

/** What a referral must say before it can be shared, by the name of its field. */
export function missingFrom(referral: { urgency: unknown; needs: readonly unknown[]; reason: unknown; regionId: unknown }, ageBand: unknown): string[] {
  const missing: string[] = [];
  if (referral.needs.length === 0) missing.push("needs");
  if (referral.urgency == null) missing.push("urgency");
  if (referral.reason == null) missing.push("reason");
  if (referral.regionId == null) missing.push("regionId");
  if (ageBand == null) missing.push("ageBand");
  return missing;
}

/** Groups that a consent for this recipient may never open: law enforcement is never told the wish about law enforcement. */
export function groupsNeverFor(discipline: Discipline): FieldGroup[] {
  return isLawEnforcement(discipline) ? ["LAW_ENFORCEMENT_WISH"] : [];
}

/** Whether a survivor's wish lets a referral go to law enforcement at all; the consent must name the agency besides. */
export function wishAllowsLawEnforcement(wish: LawEnforcementWish): boolean {
  return wish === "YES";
}

type Zone = { timeZone: string; consentMaximumDays: number };
type KnownSurvivor = SurvivorRanges & { ageBand: AgeBand };

/**
 * Whether a consent can be recorded as it was given, and when it ends. Issues name fields of the input; the rules are
 * CR-02, CR-03, CR-07, CR-08, CR-16 and the wish of the survivor.
 */
export function planConsent(
  input: RecordConsentInput,
  about: { now: Date; taskForce: Zone; recipient: { discipline: Discipline }; referral: { needs: readonly Need[] }; survivor: KnownSurvivor },
): { issues: { path: string[]; message: string }[]; expiresAt: Date } {
  const { now, taskForce, recipient, referral, survivor } = about;
  const issues: { path: string[]; message: string }[] = [];
  const refuse = (path: keyof RecordConsentInput, message: string) => void issues.push({ path: [path], message });
  const today = dayOf(now, taskForce.timeZone);
  const lastDay = Temporal.PlainDate.from(input.signedOn).add({ days: taskForce.consentMaximumDays }).toString();

  if (input.signedOn > today) refuse("signedOn", "is not in the future");
  if (input.expiresOn < today) refuse("expiresOn", "has passed");
  if (input.expiresOn > lastDay) refuse("expiresOn", `is at most ${taskForce.consentMaximumDays} days after it was signed`);
  if (!input.needs.every((need) => referral.needs.includes(need))) refuse("needs", "are among those of the referral");
  if (isMinor(survivor.ageBand) !== (input.minorBasis != null))
    refuse("minorBasis", isMinor(survivor.ageBand) ? "a minor's consent says on what basis it stands" : "is only for a minor");
  if (isLawEnforcement(recipient.discipline)) {
    if (!wishAllowsLawEnforcement(survivor.lawEnforcementWish)) refuse("recipientAgencyId", "the survivor has not said that law enforcement may be involved");
    if (input.lawEnforcementAllowed !== true) refuse("lawEnforcementAllowed", "the form names this law-enforcement agency");
  } else if (input.lawEnforcementAllowed === true) {
    refuse("lawEnforcementAllowed", "is only for a law-enforcement agency");
  }
  return { issues, expiresAt: endOfDay(input.expiresOn, taskForce.timeZone) };
}

type Planned = {
  share: { urgency: Urgency; respondBy: Date; answerExpiresAt: Date };
  brief: { needs: Need[]; reason: NonNullable<ReferralModel["reason"]>; regionId: string; minor: boolean; callBeforeAccepting: boolean };
  detail: ShareDetail;
  /** Halfway to the answer's time, the recipient is reminded. */
  remindAt: Date;
};
type Refused = {
  refused:
    | "CONSENT_ENDED"
    | "NOT_CONFIRMED"
    | "CONSENT_DOES_NOT_FIT"
    | "NO_AGREEMENT_HERE"
    | "NO_AGREEMENT_THERE"
    | "ALREADY_SHARED"
    | "INCOMPLETE"
    | "LAW_ENFORCEMENT_NOT_NAMED";
};

/** What leaves the agency when a referral is shared under a consent, or why nothing does. */
export function planSharing(about: {
  now: Date;
  taskForce: Zone;
  referral: ReferralModel & { survivor: SurvivorRanges | null };
  consent: ConsentModel;
  recipient: { id: string; discipline: Discipline };
  workerPhone: string;
  agreements: ReadonlySet<string>;
  ownAgencyId: string;
  alreadyShared: boolean;
}): Planned | Refused {
  const { now, taskForce, referral, consent, recipient } = about;
  const { survivor, urgency, reason, regionId } = referral;
  if (about.alreadyShared) return { refused: "ALREADY_SHARED" };
  if (consent.endedAt || consent.expiresAt <= now) return { refused: "CONSENT_ENDED" };
  if (lacksSecondPerson(consent)) return { refused: "NOT_CONFIRMED" };
  if (!survivor?.ageBand || !urgency || !reason || !regionId) return { refused: "INCOMPLETE" };
  if (!consentFits(consent, referral, survivor.ageBand)) return { refused: "CONSENT_DOES_NOT_FIT" };
  if (!about.agreements.has(about.ownAgencyId)) return { refused: "NO_AGREEMENT_HERE" };
  if (!about.agreements.has(recipient.id)) return { refused: "NO_AGREEMENT_THERE" };
  if (isLawEnforcement(recipient.discipline) && !(consent.lawEnforcementAllowed && wishAllowsLawEnforcement(survivor.lawEnforcementWish)))
    return { refused: "LAW_ENFORCEMENT_NOT_NAMED" };
  const clock = planClock(urgency, now, taskForce.timeZone);
  return {
    share: { urgency, ...clock },
    brief: { needs: consent.needs, reason, regionId, minor: isMinor(survivor.ageBand), callBeforeAccepting: referral.callBeforeAccepting },
    detail: detailUnder(consent.fieldGroups, survivor, about.workerPhone),
    remindAt: new Date((now.getTime() + clock.respondBy.getTime()) / 2),
  };
}

/** A coordinator outside law enforcement learns how many answers are late at each agency, and nothing else (CR-14). */
export function mayCountLateAnswers(actor: { seats: readonly SeatRole[]; discipline: Discipline }): boolean {
  return actor.seats.includes("COORDINATOR") && !isLawEnforcement(actor.discipline);
}

/**
 * The copy that one recipient may read after acceptance: the groups its consent names, and nothing in the others.
 *
 * @param workerPhone the sending worker's own number, in E.164
 */
export function detailUnder(fieldGroups: readonly FieldGroup[], survivor: SurvivorRanges, workerPhone: string): ShareDetail {
  return detailOf([...partsOf({ ...survivor, workerPhone }, fieldGroups).values()]);
}

/** Whether a consent still fits what the referral says: the same needs, and the minors' branch where the person is a minor. */
export function consentFits(consent: { needs: readonly Need[]; minorBasis: unknown }, referral: { needs: readonly Need[] }, ageBand: AgeBand): boolean {
  return isMinor(ageBand) === (consent.minorBasis !== null) && consent.needs.every((need) => referral.needs.includes(need));
}
