import { m } from "@roundtable/shared/i18n/messages.js";
import type { ConsentForm, ConsentPurpose } from "@roundtable/shared/consents.ts";
import type {
  AccessNeed,
  AgeBand,
  ContactSafety,
  FieldGroup,
  FindingSource,
  FindingStatus,
  Gender,
  LawEnforcementWish,
  TraffickingType,
} from "@roundtable/shared/referrals.ts";
import { lowerFirst, type Words } from "./words.ts";

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

/** 0 to 4 people; 4 stands for four or more (domain.md §4.2). */
export function householdCount(count: number): string {
  return count >= 4 ? m.referrals_household_four() : String(count);
}
