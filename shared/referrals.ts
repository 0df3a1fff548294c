import { z } from "zod";
import { Language, Need } from "./needs.ts";

/** The allow-list of domain.md §4.2: enumerations and ranges, no free text, unknown fields refused (CR-09). */

export const urgencies = ["EMERGENCY", "URGENT", "ROUTINE"] as const;
export const Urgency = z.enum(urgencies);
export type Urgency = z.infer<typeof Urgency>;

export const referralReasons = ["ADDITIONAL_SERVICES", "LOCATION_CHANGE", "SAFETY", "SPECIALISED_SERVICE", "OTHER"] as const;
export const ReferralReason = z.enum(referralReasons);
export type ReferralReason = z.infer<typeof ReferralReason>;

export const ageBands = ["AGE_0_12", "AGE_13_17", "AGE_18_24", "AGE_25_59", "AGE_60_PLUS", "MINOR", "ADULT"] as const;
export const AgeBand = z.enum(ageBands);
export type AgeBand = z.infer<typeof AgeBand>;

/** Whether an age band means a minor; the branch of CR-07 and CR-08 hangs on it. */
export function isMinor(ageBand: AgeBand): boolean {
  return ageBand === "AGE_0_12" || ageBand === "AGE_13_17" || ageBand === "MINOR";
}

export const genders = ["WOMAN", "MAN", "TRANS_WOMAN", "TRANS_MAN", "NONBINARY", "PREFERS_NOT_TO_SAY"] as const;
export const Gender = z.enum(genders);
export type Gender = z.infer<typeof Gender>;

export const accessNeeds = ["WHEELCHAIR", "SERVICE_ANIMAL", "DEAF_HARD_OF_HEARING", "BLIND_LOW_VISION", "COGNITIVE_SUPPORT", "OTHER_WILL_CALL"] as const;
export const AccessNeed = z.enum(accessNeeds);
export type AccessNeed = z.infer<typeof AccessNeed>;

export const traffickingTypes = ["SEX", "LABOR", "BOTH", "UNSURE", "PREFERS_NOT_TO_SAY"] as const;
export const TraffickingType = z.enum(traffickingTypes);
export type TraffickingType = z.infer<typeof TraffickingType>;

export const findingStatuses = ["POTENTIAL", "CONFIRMED", "NOT_STATED"] as const;
export const FindingStatus = z.enum(findingStatuses);
export type FindingStatus = z.infer<typeof FindingStatus>;

export const findingSources = ["LAW_ENFORCEMENT", "SERVICE_PROVIDER", "COURT", "OTHER"] as const;
export const FindingSource = z.enum(findingSources);
export type FindingSource = z.infer<typeof FindingSource>;

export const contactSafeties = ["DO_NOT_CALL", "DO_NOT_TEXT", "DO_NOT_LEAVE_MESSAGE", "CONTACT_VIA_SENDER_ONLY"] as const;
export const ContactSafety = z.enum(contactSafeties);
export type ContactSafety = z.infer<typeof ContactSafety>;

export const lawEnforcementWishes = ["YES", "NO", "UNDECIDED", "NOT_ASKED"] as const;
export const LawEnforcementWish = z.enum(lawEnforcementWishes);
export type LawEnforcementWish = z.infer<typeof LawEnforcementWish>;

/** What a consent may open after acceptance. The short form needs none of these. */
export const fieldGroups = [
  "AGE_BAND",
  "GENDER",
  "HOUSEHOLD",
  "LANGUAGE",
  "ACCESS_NEEDS",
  "TRAFFICKING_TYPE",
  "FINDING_STATUS",
  "CONTACT_SAFETY",
  "LAW_ENFORCEMENT_WISH",
  "WORKER_PHONE",
] as const;
export const FieldGroup = z.enum(fieldGroups);
export type FieldGroup = z.infer<typeof FieldGroup>;

export const shareStatuses = [
  "SENT",
  "INFO_REQUESTED",
  "ANSWERED",
  "ACCEPTED",
  "DECLINED",
  "WAITLISTED",
  "CONTACT_MADE",
  "SERVICES_STARTED",
  "CLOSED",
  "WITHDRAWN_BY_SURVIVOR",
  "WITHDRAWN_BY_SENDER",
  "EXPIRED",
  "CONSENT_ENDED",
  "REDIRECTED",
  "ENTERED_IN_ERROR",
] as const;
export const ShareStatus = z.enum(shareStatuses);
export type ShareStatus = z.infer<typeof ShareStatus>;

export const referralStates = ["DRAFT", "OPEN", "CLOSED", "ENTERED_IN_ERROR"] as const;
export const ReferralState = z.enum(referralStates);
export type ReferralState = z.infer<typeof ReferralState>;

export const declineReasons = [
  "NO_CAPACITY",
  "NOT_ELIGIBLE_AGE",
  "NOT_ELIGIBLE_GENDER",
  "NOT_ELIGIBLE_GEOGRAPHY",
  "NOT_ELIGIBLE_IMMIGRATION",
  "NOT_ELIGIBLE_SERVICE",
  "CONFLICT_OF_INTEREST",
  "SAFETY",
  "LANGUAGE_OR_ACCESS_GAP",
  "WRONG_SERVICE",
  "DUPLICATE",
  "COULD_NOT_REACH_SENDER",
  "OTHER",
] as const;
export const DeclineReason = z.enum(declineReasons);
export type DeclineReason = z.infer<typeof DeclineReason>;

export const closeOutcomes = [
  "SERVICES_COMPLETED",
  "SERVICES_ONGOING_ELSEWHERE",
  "PARTLY_SERVED",
  "CHOSE_NOT_TO_CONTINUE",
  "COULD_NOT_REACH",
  "MOVED",
  "SAFETY_EXIT",
  "NOT_ELIGIBLE_ON_INTAKE",
  "UNKNOWN",
] as const;
export const CloseOutcome = z.enum(closeOutcomes);
export type CloseOutcome = z.infer<typeof CloseOutcome>;

/** Structured questions a recipient may ask, each with the field group its answer would disclose (null: nothing about the person's traits). */
export const questionGroups = {
  INTERPRETER_NEEDED: "LANGUAGE",
  CHILDREN_WITH_SURVIVOR: "HOUSEHOLD",
  WHEELCHAIR_ACCESS_NEEDED: "ACCESS_NEEDS",
  SERVICE_ANIMAL: "ACCESS_NEEDS",
  CAN_BE_CALLED_SAFELY: "CONTACT_SAFETY",
  CAN_TRAVEL: null,
  NEEDED_TONIGHT: null,
  HAS_SAFE_PLACE_TONIGHT: null,
  WOULD_WAIT: null,
} as const satisfies Record<string, FieldGroup | null>;
export type Question = keyof typeof questionGroups;
export const questions = Object.keys(questionGroups) as [Question, ...Question[]];
export const Question = z.enum(questions);

export const answers = ["YES", "NO", "UNKNOWN", "NOT_SHARED"] as const;
export const Answer = z.enum(answers);
export type Answer = z.infer<typeof Answer>;

const HouseholdCount = z.int().min(0).max(4);

/** A set given as a list: each word once, in any order. */
function setOf<T extends z.ZodType<string>>(word: T, most: number) {
  return z
    .array(word)
    .max(most)
    .refine((list) => new Set(list).size === list.length, { message: "each only once" });
}

/** The person in ranges. Every field may be left out while the referral is a draft. */
export const SurvivorRangesInput = z.strictObject({
  ageBand: AgeBand.nullish(),
  gender: Gender.nullish(),
  /** 0–4; 4 means four or more. */
  householdAdults: HouseholdCount.nullish(),
  householdChildren: HouseholdCount.nullish(),
  language: Language.nullish(),
  interpreterNeeded: z.boolean().nullish(),
  accessNeeds: setOf(AccessNeed, accessNeeds.length).nullish(),
  traffickingType: TraffickingType.nullish(),
  findingStatus: FindingStatus.nullish(),
  findingBy: FindingSource.nullish(),
  contactSafety: setOf(ContactSafety, contactSafeties.length).nullish(),
  lawEnforcementWish: LawEnforcementWish.nullish(),
});
export type SurvivorRangesInput = z.infer<typeof SurvivorRangesInput>;

const ClientKey = z.uuid();
const Id = z.uuid();
const Version = z.int().min(1);

/** Starts a draft (no id) or saves one (id and the version that was read). */
export const DraftReferralInput = z
  .strictObject({
    clientKey: ClientKey,
    id: Id.nullish(),
    version: Version.nullish(),
    urgency: Urgency.nullish(),
    needs: setOf(Need, 24).nullish(),
    reason: ReferralReason.nullish(),
    regionId: Id.nullish(),
    callBeforeAccepting: z.boolean().nullish(),
    survivor: SurvivorRangesInput.nullish(),
  })
  .refine((input) => (input.id == null) === (input.version == null), { path: ["version"], message: "a saved draft needs its version" });
export type DraftReferralInput = z.infer<typeof DraftReferralInput>;

export const ShareReferralInput = z.strictObject({ clientKey: ClientKey, consentId: Id });
export type ShareReferralInput = z.infer<typeof ShareReferralInput>;

const onShare = { clientKey: ClientKey, shareId: Id, version: Version };
export const AcceptReferralInput = z.strictObject({ ...onShare });
export const DeclineReferralInput = z.strictObject({ ...onShare, reason: DeclineReason });
export const WaitlistReferralInput = z.strictObject({ ...onShare, recheckOn: z.iso.date() });
export const RequestInformationInput = z.strictObject({ ...onShare, questions: setOf(Question, questions.length).min(1) });
export const AnswerRequestInput = z.strictObject({
  ...onShare,
  answers: z
    .array(z.strictObject({ requestId: Id, answer: Answer }))
    .min(1)
    .max(questions.length),
});
export const RecordContactInput = z.strictObject({ ...onShare });
export const StartServicesInput = z.strictObject({ ...onShare });
export const CloseReferralInput = z.strictObject({ ...onShare, outcome: CloseOutcome });
export const RedirectReferralInput = z.strictObject({ clientKey: ClientKey, shareId: Id });

export const withdrawReasons = ["SENDER", "ENTERED_IN_ERROR"] as const;
export const WithdrawReason = z.enum(withdrawReasons);
export const WithdrawShareInput = z.strictObject({ clientKey: ClientKey, shareId: Id, reason: WithdrawReason });
export const DiscardDraftInput = z.strictObject({ clientKey: ClientKey, referralId: Id });

/** What an agency is told without saying about what. */
export const noticeKinds = ["REFERRAL_ENDED", "LEGAL_REQUEST"] as const;

/** Which of our lists: what waits, what runs, what has ended. */
export const shareFilters = ["OPEN", "WAITING", "LATE", "CLOSED"] as const;
export const ShareFilter = z.enum(shareFilters);
export type ShareFilter = z.infer<typeof ShareFilter>;
