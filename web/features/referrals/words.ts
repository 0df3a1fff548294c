import { m } from "@roundtable/shared/i18n/messages.js";
import type { ConsentForm, ConsentPurpose } from "@roundtable/shared/consents.ts";
import type { Need } from "@roundtable/shared/needs.ts";
import type {
  AccessNeed,
  AgeBand,
  Answer,
  CloseOutcome,
  ContactSafety,
  DeclineReason,
  FieldGroup,
  FindingSource,
  FindingStatus,
  Gender,
  LawEnforcementWish,
  Question,
  ReferralReason,
  ShareStatus,
  TraffickingType,
  Urgency,
} from "@roundtable/shared/referrals.ts";
import { currentLocale } from "#web/lib/locale.ts";

/** The words of the referral enumerations, each looked up when it is shown: the language may change at any moment. */
type Words<Value extends string> = Record<Value, () => string>;

const needNames: Words<Need> = {
  VICTIM_ADVOCACY: m.referrals_need_victim_advocacy,
  SAFETY_PLANNING: m.referrals_need_safety_planning,
  CASE_MANAGEMENT: m.referrals_need_case_management,
  SHELTER_HOUSING: m.referrals_need_shelter_housing,
  FOOD: m.referrals_need_food,
  HYGIENE_CLOTHING: m.referrals_need_hygiene_clothing,
  TRANSPORTATION: m.referrals_need_transportation,
  CHILDCARE: m.referrals_need_childcare,
  FINANCIAL_ASSISTANCE: m.referrals_need_financial_assistance,
  PUBLIC_BENEFITS: m.referrals_need_public_benefits,
  ID_DOCUMENTS: m.referrals_need_id_documents,
  MEDICAL_CARE: m.referrals_need_medical_care,
  DENTAL_CARE: m.referrals_need_dental_care,
  COUNSELING: m.referrals_need_counseling,
  SUPPORT_GROUP: m.referrals_need_support_group,
  PEER_SUPPORT: m.referrals_need_peer_support,
  SUBSTANCE_USE_TREATMENT: m.referrals_need_substance_use_treatment,
  LEGAL_ASSISTANCE: m.referrals_need_legal_assistance,
  IMMIGRATION_LEGAL_HELP: m.referrals_need_immigration_legal_help,
  COURT_ADVOCACY: m.referrals_need_court_advocacy,
  INTERPRETATION: m.referrals_need_interpretation,
  EDUCATION: m.referrals_need_education,
  EMPLOYMENT_TRAINING: m.referrals_need_employment_training,
  LAW_ENFORCEMENT_REPORT: m.referrals_need_law_enforcement_report,
};

/** "Victim advocacy". */
export function needWord(need: Need): string {
  return capital(needNames[need]());
}

/** "Victim advocacy, transportation, hygiene and clothing": the title of a referral. */
export function needsTitle(needs: readonly Need[]): string {
  return capital(needsInline(needs));
}

/** The same inside a sentence. */
export function needsInline(needs: readonly Need[]): string {
  return needs.map((need) => needNames[need]()).join(", ");
}

const reasonWords: Words<ReferralReason> = {
  ADDITIONAL_SERVICES: m.referrals_reason_additional_services,
  LOCATION_CHANGE: m.referrals_reason_location_change,
  SAFETY: m.referrals_reason_safety,
  SPECIALISED_SERVICE: m.referrals_reason_specialised_service,
  OTHER: m.referrals_reason_other,
};

export function reasonWord(value: ReferralReason): string {
  return reasonWords[value]();
}

const ageBandWords: Words<AgeBand> = {
  AGE_0_12: m.referrals_age_age_0_12,
  AGE_13_17: m.referrals_age_age_13_17,
  AGE_18_24: m.referrals_age_age_18_24,
  AGE_25_59: m.referrals_age_age_25_59,
  AGE_60_PLUS: m.referrals_age_age_60_plus,
  MINOR: m.referrals_age_minor,
  ADULT: m.referrals_age_adult,
};

export function ageBandWord(value: AgeBand): string {
  return ageBandWords[value]();
}

const genderWords: Words<Gender> = {
  WOMAN: m.referrals_gender_woman,
  MAN: m.referrals_gender_man,
  TRANS_WOMAN: m.referrals_gender_trans_woman,
  TRANS_MAN: m.referrals_gender_trans_man,
  NONBINARY: m.referrals_gender_nonbinary,
  PREFERS_NOT_TO_SAY: m.referrals_gender_prefers_not_to_say,
};

export function genderWord(value: Gender): string {
  return genderWords[value]();
}

const accessNeedWords: Words<AccessNeed> = {
  WHEELCHAIR: m.referrals_access_wheelchair,
  SERVICE_ANIMAL: m.referrals_access_service_animal,
  DEAF_HARD_OF_HEARING: m.referrals_access_deaf_hard_of_hearing,
  BLIND_LOW_VISION: m.referrals_access_blind_low_vision,
  COGNITIVE_SUPPORT: m.referrals_access_cognitive_support,
  OTHER_WILL_CALL: m.referrals_access_other_will_call,
};

export function accessNeedWord(value: AccessNeed): string {
  return accessNeedWords[value]();
}

const traffickingWords: Words<TraffickingType> = {
  SEX: m.referrals_trafficking_sex,
  LABOR: m.referrals_trafficking_labor,
  BOTH: m.referrals_trafficking_both,
  UNSURE: m.referrals_trafficking_unsure,
  PREFERS_NOT_TO_SAY: m.referrals_trafficking_prefers_not_to_say,
};

export function traffickingWord(value: TraffickingType): string {
  return traffickingWords[value]();
}

const findingWords: Words<FindingStatus> = {
  POTENTIAL: m.referrals_finding_potential,
  CONFIRMED: m.referrals_finding_confirmed,
  NOT_STATED: m.referrals_finding_not_stated,
};

export function findingWord(value: FindingStatus): string {
  return findingWords[value]();
}

const findingSourceWords: Words<FindingSource> = {
  LAW_ENFORCEMENT: m.referrals_finding_by_law_enforcement,
  SERVICE_PROVIDER: m.referrals_finding_by_service_provider,
  COURT: m.referrals_finding_by_court,
  OTHER: m.referrals_finding_by_other,
};

export function findingSourceWord(value: FindingSource): string {
  return findingSourceWords[value]();
}

const contactSafetyWords: Words<ContactSafety> = {
  DO_NOT_CALL: m.referrals_contact_do_not_call,
  DO_NOT_TEXT: m.referrals_contact_do_not_text,
  DO_NOT_LEAVE_MESSAGE: m.referrals_contact_do_not_leave_message,
  CONTACT_VIA_SENDER_ONLY: m.referrals_contact_contact_via_sender_only,
};

export function contactSafetyWord(value: ContactSafety): string {
  return contactSafetyWords[value]();
}

const lawEnforcementWishWords: Words<LawEnforcementWish> = {
  YES: m.referrals_wish_yes,
  NO: m.referrals_wish_no,
  UNDECIDED: m.referrals_wish_undecided,
  NOT_ASKED: m.referrals_wish_not_asked,
};

export function lawEnforcementWishWord(value: LawEnforcementWish): string {
  return lawEnforcementWishWords[value]();
}

const fieldGroupWords: Words<FieldGroup> = {
  AGE_BAND: m.referrals_group_age_band,
  GENDER: m.referrals_group_gender,
  HOUSEHOLD: m.referrals_group_household,
  LANGUAGE: m.referrals_group_language,
  ACCESS_NEEDS: m.referrals_group_access_needs,
  TRAFFICKING_TYPE: m.referrals_group_trafficking_type,
  FINDING_STATUS: m.referrals_group_finding_status,
  CONTACT_SAFETY: m.referrals_group_contact_safety,
  LAW_ENFORCEMENT_WISH: m.referrals_group_law_enforcement_wish,
  WORKER_PHONE: m.referrals_group_worker_phone,
};

export function fieldGroupWord(value: FieldGroup): string {
  return fieldGroupWords[value]();
}

/** "age band, gender", inside a sentence. */
export function fieldGroupsInline(values: readonly FieldGroup[]): string {
  return values.map((value) => lowerFirst(fieldGroupWord(value))).join(", ");
}

const purposeWords: Words<ConsentPurpose> = {
  SERVICES: m.referrals_purpose_services,
  SHELTER_AND_SAFETY: m.referrals_purpose_shelter_and_safety,
  HEALTH_CARE: m.referrals_purpose_health_care,
  LEGAL_HELP: m.referrals_purpose_legal_help,
  LAW_ENFORCEMENT_REPORT: m.referrals_purpose_law_enforcement_report,
  CASE_REVIEW: m.referrals_purpose_case_review,
};

export function purposeWord(value: ConsentPurpose): string {
  return purposeWords[value]();
}

const formWords: Words<ConsentForm> = {
  RELEASE_2026_09: m.referrals_form_release_2026_09,
};

export function formWord(value: ConsentForm): string {
  return formWords[value]();
}

const questionWords: Words<Question> = {
  INTERPRETER_NEEDED: m.referrals_question_interpreter_needed,
  CHILDREN_WITH_SURVIVOR: m.referrals_question_children_with_survivor,
  WHEELCHAIR_ACCESS_NEEDED: m.referrals_question_wheelchair_access_needed,
  SERVICE_ANIMAL: m.referrals_question_service_animal,
  CAN_BE_CALLED_SAFELY: m.referrals_question_can_be_called_safely,
  CAN_TRAVEL: m.referrals_question_can_travel,
  NEEDED_TONIGHT: m.referrals_question_needed_tonight,
  HAS_SAFE_PLACE_TONIGHT: m.referrals_question_has_safe_place_tonight,
  WOULD_WAIT: m.referrals_question_would_wait,
};

export function questionWord(value: Question): string {
  return questionWords[value]();
}

const answerWords: Words<Answer> = {
  YES: m.referrals_answer_yes,
  NO: m.referrals_answer_no,
  UNKNOWN: m.referrals_answer_unknown,
  NOT_SHARED: m.referrals_answer_not_shared,
};

export function answerWord(value: Answer): string {
  return answerWords[value]();
}

const declineReasonWords: Words<DeclineReason> = {
  NO_CAPACITY: m.referrals_decline_no_capacity,
  NOT_ELIGIBLE_AGE: m.referrals_decline_not_eligible_age,
  NOT_ELIGIBLE_GENDER: m.referrals_decline_not_eligible_gender,
  NOT_ELIGIBLE_GEOGRAPHY: m.referrals_decline_not_eligible_geography,
  NOT_ELIGIBLE_IMMIGRATION: m.referrals_decline_not_eligible_immigration,
  NOT_ELIGIBLE_SERVICE: m.referrals_decline_not_eligible_service,
  CONFLICT_OF_INTEREST: m.referrals_decline_conflict_of_interest,
  SAFETY: m.referrals_decline_safety,
  LANGUAGE_OR_ACCESS_GAP: m.referrals_decline_language_or_access_gap,
  WRONG_SERVICE: m.referrals_decline_wrong_service,
  DUPLICATE: m.referrals_decline_duplicate,
  COULD_NOT_REACH_SENDER: m.referrals_decline_could_not_reach_sender,
  OTHER: m.referrals_decline_other,
};

/** Why an agency declined; no word of it judges the survivor. */
export function declineReasonWord(value: DeclineReason): string {
  return declineReasonWords[value]();
}

const outcomeWords: Words<CloseOutcome> = {
  SERVICES_COMPLETED: m.referrals_outcome_services_completed,
  SERVICES_ONGOING_ELSEWHERE: m.referrals_outcome_services_ongoing_elsewhere,
  PARTLY_SERVED: m.referrals_outcome_partly_served,
  CHOSE_NOT_TO_CONTINUE: m.referrals_outcome_chose_not_to_continue,
  COULD_NOT_REACH: m.referrals_outcome_could_not_reach,
  MOVED: m.referrals_outcome_moved,
  SAFETY_EXIT: m.referrals_outcome_safety_exit,
  NOT_ELIGIBLE_ON_INTAKE: m.referrals_outcome_not_eligible_on_intake,
  UNKNOWN: m.referrals_outcome_unknown,
};

/** How a referral ended, in words that judge nobody. */
export function outcomeWord(value: CloseOutcome): string {
  return outcomeWords[value]();
}

const fieldGroupHints: Partial<Words<FieldGroup>> = {
  HOUSEHOLD: m.referrals_group_hint_household,
  LANGUAGE: m.referrals_group_hint_language,
  CONTACT_SAFETY: m.referrals_group_hint_contact_safety,
  FINDING_STATUS: m.referrals_group_hint_finding_status,
  WORKER_PHONE: m.referrals_group_hint_worker_phone,
};

/** What a group holds, where its name alone does not say it. */
export function fieldGroupHint(value: FieldGroup): string | undefined {
  return fieldGroupHints[value]?.();
}

const urgencyWords: Words<Urgency> = {
  EMERGENCY: m.ui_urgency_emergency,
  URGENT: m.ui_urgency_urgent,
  ROUTINE: m.ui_urgency_routine,
};

export function urgencyWord(value: Urgency): string {
  return urgencyWords[value]();
}

const statusWords: Words<ShareStatus> = {
  SENT: m.ui_status_sent,
  INFO_REQUESTED: m.ui_status_info_requested,
  ANSWERED: m.ui_status_answered,
  ACCEPTED: m.ui_status_accepted,
  DECLINED: m.ui_status_declined,
  WAITLISTED: m.ui_status_waitlisted,
  CONTACT_MADE: m.ui_status_contact_made,
  SERVICES_STARTED: m.ui_status_services_started,
  CLOSED: m.ui_status_closed,
  WITHDRAWN_BY_SURVIVOR: m.ui_status_withdrawn,
  WITHDRAWN_BY_SENDER: m.ui_status_withdrawn,
  EXPIRED: m.ui_status_expired,
  CONSENT_ENDED: m.ui_status_consent_ended,
  REDIRECTED: m.ui_status_redirected,
  ENTERED_IN_ERROR: m.ui_status_entered_in_error,
};

export function statusWord(value: ShareStatus): string {
  return statusWords[value]();
}

/** 0 to 4 people; 4 stands for four or more (domain.md §4.2). */
export function householdCount(count: number): string {
  return count >= 4 ? m.referrals_household_four() : String(count);
}

/** A word or question as it stands inside a sentence. */
export function lowerFirst(text: string): string {
  const start = text.startsWith("¿") ? 1 : 0;
  return text.slice(0, start) + text.charAt(start).toLocaleLowerCase(currentLocale()) + text.slice(start + 1);
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase(currentLocale()) + text.slice(1);
}
