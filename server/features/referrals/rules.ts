import type { RecordConsentInput } from "@roundtable/shared/consents.ts";
import type { Language, Need } from "@roundtable/shared/needs.ts";
import { type AgeBand, type FieldGroup, isMinor, type LawEnforcementWish, type ShareStatus, type Urgency } from "@roundtable/shared/referrals.ts";
import { type Discipline, isLawEnforcement, type SeatRole } from "@roundtable/shared/roles.ts";
import type { ConsentModel, ReferralModel, ShareDetailModel, SurvivorRangesModel } from "../../../prisma/client/models.ts";

/** Who moves a share: the agency that sent it, the agency that received it, or time itself. */
export type Party = "SENDER" | "RECIPIENT" | "CLOCK";

/** What a person can do with a share; each leads to one status. */
export const steps = {
  ACCEPT: { party: "RECIPIENT", to: "ACCEPTED", from: ["SENT", "INFO_REQUESTED", "ANSWERED", "WAITLISTED"] },
  DECLINE: { party: "RECIPIENT", to: "DECLINED", from: ["SENT", "INFO_REQUESTED", "ANSWERED", "WAITLISTED"] },
  WAITLIST: { party: "RECIPIENT", to: "WAITLISTED", from: ["SENT", "INFO_REQUESTED", "ANSWERED"] },
  REQUEST_INFORMATION: { party: "RECIPIENT", to: "INFO_REQUESTED", from: ["SENT", "ANSWERED"] },
  ANSWER_REQUEST: { party: "SENDER", to: "ANSWERED", from: ["INFO_REQUESTED"] },
  RECORD_CONTACT: { party: "RECIPIENT", to: "CONTACT_MADE", from: ["ACCEPTED"] },
  START_SERVICES: { party: "RECIPIENT", to: "SERVICES_STARTED", from: ["ACCEPTED", "CONTACT_MADE"] },
  CLOSE: { party: "RECIPIENT", to: "CLOSED", from: ["ACCEPTED", "CONTACT_MADE", "SERVICES_STARTED"] },
  WITHDRAW_BY_SURVIVOR: {
    party: "SENDER",
    to: "WITHDRAWN_BY_SURVIVOR",
    from: ["SENT", "INFO_REQUESTED", "ANSWERED", "ACCEPTED", "WAITLISTED", "CONTACT_MADE", "SERVICES_STARTED"],
  },
  WITHDRAW: {
    party: "SENDER",
    to: "WITHDRAWN_BY_SENDER",
    from: ["SENT", "INFO_REQUESTED", "ANSWERED", "ACCEPTED", "WAITLISTED", "CONTACT_MADE", "SERVICES_STARTED"],
  },
  ENTERED_IN_ERROR: {
    party: "SENDER",
    to: "ENTERED_IN_ERROR",
    from: ["SENT", "INFO_REQUESTED", "ANSWERED", "ACCEPTED", "WAITLISTED", "CONTACT_MADE", "SERVICES_STARTED"],
  },
  REDIRECT: { party: "SENDER", to: "REDIRECTED", from: ["SENT", "INFO_REQUESTED", "ANSWERED", "WAITLISTED", "DECLINED", "EXPIRED"] },
  EXPIRE: { party: "CLOCK", to: "EXPIRED", from: ["SENT", "ANSWERED"] },
  CONSENT_ENDS: {
    party: "CLOCK",
    to: "CONSENT_ENDED",
    from: ["SENT", "INFO_REQUESTED", "ANSWERED", "ACCEPTED", "WAITLISTED", "CONTACT_MADE", "SERVICES_STARTED"],
  },
} as const satisfies Record<string, { party: Party; to: ShareStatus; from: readonly ShareStatus[] }>;
export type Step = keyof typeof steps;

/** Whether a party may take a step from a status (domain.md §4.3, RF-1). The table app.share_step in the database says the same. */
export function mayStep(step: Step, party: Party, from: ShareStatus): boolean {
  const rule = steps[step];
  return rule.party === party && (rule.from as readonly ShareStatus[]).includes(from);
}

/** A status after which nothing more is due; the year the database uses for never. */
export const NOTHING_DUE = new Date("9999-12-31T00:00:00Z");

/** The steps a person is offered, by the name the client shows. Withdrawing has one name, whoever asked for it. */
export const shareSteps = [
  "ACCEPT",
  "DECLINE",
  "WAITLIST",
  "REQUEST_INFORMATION",
  "ANSWER_REQUEST",
  "RECORD_CONTACT",
  "START_SERVICES",
  "CLOSE",
  "WITHDRAW",
  "REDIRECT",
  "NARROW_CONSENT",
] as const;
export type ShareStepName = (typeof shareSteps)[number];

/** Which of them exist for one side from a status. A consent can be narrowed while anything still stands on it. */
export function stepsFrom(status: ShareStatus, party: Party): ShareStepName[] {
  return shareSteps.filter((step) => (step === "NARROW_CONSENT" ? party === "SENDER" && mayStep("WITHDRAW", party, status) : mayStep(step, party, status)));
}

/** Statuses in which the recipient reads what the consent names beyond the short form. */
export const openedStatuses: ShareStatus[] = ["ACCEPTED", "CONTACT_MADE", "SERVICES_STARTED", "CLOSED"];
/** Statuses that wait for the recipient's answer; the clock runs. */
export const waitingStatuses: ShareStatus[] = ["SENT", "ANSWERED"];
/** Statuses from which nothing more happens by itself or by the recipient. */
export const endedStatuses: ShareStatus[] = [
  "DECLINED",
  "CLOSED",
  "WITHDRAWN_BY_SURVIVOR",
  "WITHDRAWN_BY_SENDER",
  "EXPIRED",
  "CONSENT_ENDED",
  "REDIRECTED",
  "ENTERED_IN_ERROR",
];

/**
 * The status as it is now. Time needs no job: a share whose answer is overdue for good has expired, and one whose
 * consent has run out has ended, before any job has written it down.
 *
 * @param consentEndsAt the earlier of the consent's expiry and its end
 */
export function statusAt(now: Date, share: { status: ShareStatus; answerExpiresAt: Date }, consentEndsAt: Date): ShareStatus {
  if (endedStatuses.includes(share.status)) return share.status;
  if (consentEndsAt <= now) return "CONSENT_ENDED";
  if (waitingStatuses.includes(share.status) && share.answerExpiresAt <= now) return "EXPIRED";
  return share.status;
}

const workday = { from: 9, to: 17 };

/**
 * When an answer is due and when the share ends by itself without one (domain.md §4.3): emergency 1 h and 4 h; urgent
 * 8 working hours (weekdays 9 to 17 in the task force's zone) and 48 h, but never before a day after it was due; routine
 * 2 days and 7 days.
 */
export function planClock(urgency: Urgency, sentAt: Date, timeZone: string): { respondBy: Date; answerExpiresAt: Date } {
  const after = (hours: number) => new Date(sentAt.getTime() + hours * 3_600_000);
  if (urgency === "EMERGENCY") return { respondBy: after(1), answerExpiresAt: after(4) };
  if (urgency === "ROUTINE") return { respondBy: after(48), answerExpiresAt: after(7 * 24) };
  const respondBy = addWorkingHours(sentAt, 8, timeZone);
  return { respondBy, answerExpiresAt: new Date(Math.max(after(48).getTime(), respondBy.getTime() + 24 * 3_600_000)) };
}

/** The instant after so many working hours; holidays are not known to it. */
function addWorkingHours(from: Date, hours: number, timeZone: string): Date {
  let at = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(timeZone);
  let left = hours * 60;
  for (;;) {
    const opens = at.with({ hour: workday.from, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 });
    const closes = opens.with({ hour: workday.to });
    const start = Temporal.ZonedDateTime.compare(at, opens) < 0 ? opens : at;
    const minutes = at.dayOfWeek > 5 ? 0 : Math.max(0, start.until(closes).total("minutes"));
    if (minutes >= left) return new Date(start.add({ minutes: Math.floor(left), seconds: Math.round((left % 1) * 60) }).epochMilliseconds);
    left -= minutes;
    at = opens.add({ days: 1 });
  }
}

/** The clock moves on by as long as a question stood open, so that asking costs the sender no time and the recipient none either. */
export function resumeClock(
  share: { respondBy: Date; answerExpiresAt: Date; clockStoppedAt: Date | null },
  now: Date,
): { respondBy: Date; answerExpiresAt: Date } {
  const stood = share.clockStoppedAt ? Math.max(0, now.getTime() - share.clockStoppedAt.getTime()) : 0;
  return { respondBy: new Date(share.respondBy.getTime() + stood), answerExpiresAt: new Date(share.answerExpiresAt.getTime() + stood) };
}

/** The instant at which a local day ends: access "until Saturday" includes all of Saturday in the task force's zone. */
export function endOfDay(day: string, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds);
}

/** The local day of an instant, as "2026-11-23". */
export function dayOf(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

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
type KnownSurvivor = SurvivorRangesModel & { ageBand: AgeBand };

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
  detail: Detail;
  /** Halfway to the answer's time, the recipient is reminded. */
  remindAt: Date;
};
type Refused = {
  refused:
    | "CONSENT_ENDED"
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
  referral: ReferralModel & { survivor: SurvivorRangesModel | null };
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

type Detail = Omit<ShareDetailModel, "shareId">;

/**
 * The copy that one recipient may read after acceptance: the groups its consent names, and nothing in the others.
 *
 * @param workerPhone the sending worker's own number, in E.164
 */
export function detailUnder(fieldGroups: readonly FieldGroup[], survivor: SurvivorRangesModel, workerPhone: string): Detail {
  const named = <Value>(group: FieldGroup, value: Value): Value | null => (fieldGroups.includes(group) ? value : null);
  return {
    ageBand: named("AGE_BAND", survivor.ageBand),
    gender: named("GENDER", survivor.gender),
    householdAdults: named("HOUSEHOLD", survivor.householdAdults),
    householdChildren: named("HOUSEHOLD", survivor.householdChildren),
    language: named("LANGUAGE", survivor.language),
    interpreterNeeded: named("LANGUAGE", survivor.interpreterNeeded),
    accessNeeds: named("ACCESS_NEEDS", survivor.accessNeeds) ?? [],
    traffickingType: named("TRAFFICKING_TYPE", survivor.traffickingType),
    findingStatus: named("FINDING_STATUS", survivor.findingStatus),
    findingBy: named("FINDING_STATUS", survivor.findingBy),
    contactSafety: named("CONTACT_SAFETY", survivor.contactSafety) ?? [],
    lawEnforcementWish: named("LAW_ENFORCEMENT_WISH", survivor.lawEnforcementWish),
    workerPhone: named("WORKER_PHONE", workerPhone),
  };
}

/** Whether a consent still fits what the referral says: the same needs, and the minors' branch where the person is a minor. */
export function consentFits(consent: { needs: readonly Need[]; minorBasis: unknown }, referral: { needs: readonly Need[] }, ageBand: AgeBand): boolean {
  return isMinor(ageBand) === (consent.minorBasis !== null) && consent.needs.every((need) => referral.needs.includes(need));
}

export type SuggestionReason = "OFFERS_NEED" | "HAS_ROOM" | "COVERS_REGION" | "SPEAKS_LANGUAGE" | "CONFIDENTIAL_PROGRAM";
export type SuggestionAgainst = "OFFERS_NONE" | "NO_ROOM" | "OTHER_REGION" | "NO_AGREEMENT" | "LAW_ENFORCEMENT_NOT_WANTED" | "ALREADY_ASKED" | "LANGUAGE_GAP";

type Serving = {
  id: string;
  discipline: Discipline;
  confidentialProgram: boolean;
  languages: readonly Language[];
  services: readonly { need: Need; opening: "OPEN" | "WAITLIST" | "CLOSED" }[];
  regionIds: readonly string[];
  hasLiveAgreement: boolean;
};
export type Suggestion<Candidate extends Serving> = { candidate: Candidate; meets: Need[]; reasons: SuggestionReason[]; against: SuggestionAgainst[] };

/**
 * Whom to ask, each with what speaks for it, and who is left out with what speaks against it. Nothing is ranked by people:
 * more of the needs first, then room now, then the language. A gap in language alone leaves nobody out.
 */
export function suggest<Candidate extends Serving>(
  about: {
    needs: readonly Need[];
    regionId: string | null;
    language: Language | null;
    wish: LawEnforcementWish;
    asked: ReadonlySet<string>;
    ownAgencyId: string;
  },
  candidates: readonly Candidate[],
): { fitting: Suggestion<Candidate>[]; leftOut: Suggestion<Candidate>[] } {
  const judged = candidates.filter(({ id }) => id !== about.ownAgencyId).map((candidate) => judge(about, candidate));
  const fits = ({ against }: Suggestion<Candidate>) => against.every((word) => word === "LANGUAGE_GAP");
  const weight = ({ meets, reasons }: Suggestion<Candidate>) =>
    meets.length * 4 + (reasons.includes("HAS_ROOM") ? 2 : 0) + (reasons.includes("SPEAKS_LANGUAGE") ? 1 : 0);
  return { fitting: judged.filter(fits).toSorted((a, b) => weight(b) - weight(a)), leftOut: judged.filter((one) => !fits(one)) };
}

function judge<Candidate extends Serving>(about: Parameters<typeof suggest<Candidate>>[0], candidate: Candidate): Suggestion<Candidate> {
  const { services, regionIds } = candidate;
  const offered = services.filter(({ need }) => about.needs.includes(need));
  const met = offered.filter(({ opening }) => opening !== "CLOSED");
  const covers = about.regionId === null || regionIds.includes(about.regionId);
  const speaks = about.language === null || candidate.languages.includes(about.language);
  const reasons: [SuggestionReason, boolean][] = [
    ["OFFERS_NEED", met.length > 0],
    ["HAS_ROOM", met.some(({ opening }) => opening === "OPEN")],
    ["COVERS_REGION", about.regionId !== null && covers],
    ["SPEAKS_LANGUAGE", about.language !== null && speaks],
    ["CONFIDENTIAL_PROGRAM", candidate.confidentialProgram],
  ];
  const against: [SuggestionAgainst, boolean][] = [
    ["NO_AGREEMENT", !candidate.hasLiveAgreement],
    ["LAW_ENFORCEMENT_NOT_WANTED", isLawEnforcement(candidate.discipline) && !wishAllowsLawEnforcement(about.wish)],
    ["ALREADY_ASKED", about.asked.has(candidate.id)],
    ["OFFERS_NONE", offered.length === 0],
    ["NO_ROOM", offered.length > 0 && met.length === 0],
    ["OTHER_REGION", !covers],
    ["LANGUAGE_GAP", !speaks],
  ];
  const words = <Word>(list: [Word, boolean][]) => list.filter(([, holds]) => holds).map(([word]) => word);
  return { candidate, meets: met.map(({ need }) => need), reasons: words(reasons), against: words(against) };
}
