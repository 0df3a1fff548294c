import { m } from "@roundtable/shared/i18n/messages.js";
import type { Language } from "@roundtable/shared/needs.ts";

const languageWords: Record<Language, () => string> = {
  ENGLISH: m.referrals_language_english,
  SPANISH: m.referrals_language_spanish,
  CHINESE: m.referrals_language_chinese,
  VIETNAMESE: m.referrals_language_vietnamese,
  ARABIC: m.referrals_language_arabic,
  FRENCH: m.referrals_language_french,
  AMERICAN_SIGN_LANGUAGE: m.referrals_language_american_sign_language,
  OTHER_WILL_CALL: m.referrals_language_other_will_call,
};

/** "Spanish"; languages few people speak stand together, so that they do not point to a person. */
export function languageWord(language: Language): string {
  return languageWords[language]();
}

/** How an agency stands with a service, the readiest first. */
export const openings = ["OPEN", "WAITLIST", "CLOSED"] as const;
export type Opening = (typeof openings)[number];

const openingWords: Record<Opening, () => string> = {
  OPEN: m.agencies_service_open,
  WAITLIST: m.agencies_service_waitlist,
  CLOSED: m.agencies_service_closed,
};

/** "Takes referrals now". */
export function openingWord(opening: Opening): string {
  return openingWords[opening]();
}
