import { m } from "@roundtable/shared/i18n/messages.js";
import type { Need } from "@roundtable/shared/needs.ts";
import type { Question } from "@roundtable/shared/referrals.ts";
import { currentLocale } from "#web/lib/locale.ts";

/** The words of the referral enumerations, each looked up when it is shown: the language may change at any moment. */
export type Words<Value extends string> = Record<Value, () => string>;

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

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase(currentLocale()) + text.slice(1);
}

/** A word or question as it stands inside a sentence. */
export function lowerFirst(text: string): string {
  const start = text.startsWith("¿") ? 1 : 0;
  return text.slice(0, start) + text.charAt(start).toLocaleLowerCase(currentLocale()) + text.slice(start + 1);
}
