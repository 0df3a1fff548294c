import { m } from "@roundtable/shared/i18n/messages.js";
import type { FieldGroup } from "@roundtable/shared/referrals.ts";
import { languageWord } from "#web/features/agencies/words.ts";
import {
  accessNeedWord,
  ageBandWord,
  contactSafetyWord,
  fieldGroupWord,
  findingSourceWord,
  findingWord,
  genderWord,
  householdCount,
  lawEnforcementWishWord,
  traffickingWord,
} from "#web/features/referrals/person-words.ts";
import { reasonWord, urgencyWord } from "#web/features/referrals/step-words.ts";
import { needsTitle } from "#web/features/referrals/words.ts";
import type { DraftForm } from "./draft-form.ts";

export type Region = { id: string; name: string };
export type Said = { key: string; label: string; value: string | null };

const joined = (words: readonly (string | null)[]): string | null => words.filter((word) => word !== null).join(", ") || null;

/** What the referral says about each group of the person, in words; null where nothing is said. */
const groups: Record<FieldGroup, (form: DraftForm) => string | null> = {
  AGE_BAND: ({ ageBand }) => ageBand && ageBandWord(ageBand),
  GENDER: ({ gender }) => gender && genderWord(gender),
  HOUSEHOLD: ({ householdAdults: adults, householdChildren: children }) =>
    joined([
      adults === null ? null : m.referrals_household_adults({ count: householdCount(adults) }),
      children === null ? null : m.referrals_household_children({ count: householdCount(children) }),
    ]),
  LANGUAGE: ({ language, interpreterNeeded }) =>
    joined([
      language && languageWord(language),
      interpreterNeeded === null ? null : interpreterNeeded ? m.journey_interpreter_yes() : m.journey_interpreter_no(),
    ]),
  ACCESS_NEEDS: ({ accessNeeds }) => joined(accessNeeds.map(accessNeedWord)),
  TRAFFICKING_TYPE: ({ traffickingType }) => traffickingType && traffickingWord(traffickingType),
  FINDING_STATUS: ({ findingStatus, findingBy }) =>
    findingStatus &&
    (findingBy ? m.referrals_finding_by({ finding: findingWord(findingStatus), source: findingSourceWord(findingBy) }) : findingWord(findingStatus)),
  CONTACT_SAFETY: ({ contactSafety }) => joined(contactSafety.map(contactSafetyWord)),
  LAW_ENFORCEMENT_WISH: ({ lawEnforcementWish }) => lawEnforcementWishWord(lawEnforcementWish),
  WORKER_PHONE: () => null,
};

/** "Spanish, interpreter needed": what the referral says about one group; null where nothing is said. */
export function groupSaid(group: FieldGroup, form: DraftForm): string | null {
  return groups[group](form);
}

/** The short form in words: what any recipient reads in order to decide. */
export function briefSaid(form: DraftForm, regions: readonly Region[]): Said[] {
  return [
    { key: "needs", label: m.referrals_fact_needs(), value: form.needs.length === 0 ? null : needsTitle(form.needs) },
    { key: "urgency", label: m.journey_fact_urgency(), value: form.urgency && urgencyWord(form.urgency) },
    { key: "reason", label: m.referrals_fact_reason(), value: form.reason && reasonWord(form.reason) },
    { key: "region", label: m.referrals_fact_region(), value: regions.find(({ id }) => id === form.regionId)?.name ?? null },
    { key: "call", label: m.journey_fact_call(), value: form.callBeforeAccepting ? m.referrals_call_before_sent() : m.journey_fact_call_no() },
  ];
}

/** The person in ranges, in words. */
export function personSaid(form: DraftForm): Said[] {
  return personGroups.map((group) => ({ key: group, label: fieldGroupWord(group), value: groupSaid(group, form) }));
}

const personGroups: readonly FieldGroup[] = [
  "AGE_BAND",
  "GENDER",
  "HOUSEHOLD",
  "LANGUAGE",
  "ACCESS_NEEDS",
  "TRAFFICKING_TYPE",
  "FINDING_STATUS",
  "CONTACT_SAFETY",
  "LAW_ENFORCEMENT_WISH",
];
