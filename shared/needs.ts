import { z } from "zod";

/**
 * What a survivor may ask for (domain.md §4.4), in the order in which it is offered.
 * `voca` are the service items of the VOCA performance measures and `otip` the OTIP service categories a need counts
 * toward (domain.md §2.4); both are null where no item fits.
 */
export const needsTaxonomy = {
  VICTIM_ADVOCACY: { voca: "B4", otip: "VICTIM_ADVOCACY" },
  SAFETY_PLANNING: { voca: "C1", otip: "SAFETY_PLANNING" },
  CASE_MANAGEMENT: { voca: "B4", otip: "CASE_MANAGEMENT" },
  SHELTER_HOUSING: { voca: "D1", otip: "HOUSING" },
  FOOD: { voca: "C7", otip: "BASIC_NECESSITIES" },
  HYGIENE_CLOTHING: { voca: "C7", otip: "BASIC_NECESSITIES" },
  TRANSPORTATION: { voca: "B9", otip: "TRANSPORTATION" },
  CHILDCARE: { voca: "B8", otip: "CHILDCARE" },
  FINANCIAL_ASSISTANCE: { voca: "C7", otip: "FINANCIAL" },
  PUBLIC_BENEFITS: { voca: "B4", otip: "BASIC_NECESSITIES" },
  ID_DOCUMENTS: { voca: "B4", otip: null },
  MEDICAL_CARE: { voca: "B1", otip: "MEDICAL" },
  DENTAL_CARE: { voca: null, otip: "DENTAL" },
  COUNSELING: { voca: "C4", otip: "MENTAL_HEALTH" },
  SUPPORT_GROUP: { voca: "C5", otip: "PEER_SUPPORT" },
  PEER_SUPPORT: { voca: "C6", otip: "PEER_SUPPORT" },
  SUBSTANCE_USE_TREATMENT: { voca: "C6", otip: "SUBSTANCE_USE" },
  LEGAL_ASSISTANCE: { voca: "E11", otip: "LEGAL" },
  IMMIGRATION_LEGAL_HELP: { voca: "E7", otip: "LEGAL" },
  COURT_ADVOCACY: { voca: "E10", otip: "VICTIM_ADVOCACY" },
  INTERPRETATION: { voca: "B10", otip: "INTERPRETATION" },
  EDUCATION: { voca: null, otip: "EDUCATION" },
  EMPLOYMENT_TRAINING: { voca: null, otip: "EMPLOYMENT" },
  LAW_ENFORCEMENT_REPORT: { voca: "E9", otip: null },
} as const satisfies Record<string, { voca: string | null; otip: string | null }>;

export type Need = keyof typeof needsTaxonomy;
export const needs = Object.keys(needsTaxonomy) as [Need, ...Need[]];
export const Need = z.enum(needs);

export const languages = ["ENGLISH", "SPANISH", "CHINESE", "VIETNAMESE", "ARABIC", "FRENCH", "AMERICAN_SIGN_LANGUAGE", "OTHER_WILL_CALL"] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;
