import { m } from "@roundtable/shared/i18n/messages.js";
import type { LegalDecision, legalRequesters, legalRequestKinds } from "@roundtable/shared/legal-process.ts";
import type { ChipTone } from "#web/ui/chip.tsx";

export type LegalKind = (typeof legalRequestKinds)[number];
export type LegalOffice = (typeof legalRequesters)[number];

const kinds: Record<LegalKind, () => string> = {
  SUBPOENA: m.legal_kind_subpoena,
  SEARCH_WARRANT: m.legal_kind_search_warrant,
  COURT_ORDER: m.legal_kind_court_order,
  RECORDS_REQUEST: m.legal_kind_records_request,
  PRESERVATION_LETTER: m.legal_kind_preservation_letter,
};

/** "Subpoena". */
export function kindWord(kind: LegalKind): string {
  return kinds[kind]();
}

const offices: Record<LegalOffice, () => string> = {
  COURT: m.legal_from_court,
  PROSECUTOR: m.legal_from_prosecutor,
  DEFENSE_COUNSEL: m.legal_from_defense_counsel,
  CIVIL_COUNSEL: m.legal_from_civil_counsel,
  LAW_ENFORCEMENT: m.legal_from_law_enforcement,
  GOVERNMENT_OFFICE: m.legal_from_government_office,
  MEDIA_OR_PUBLIC: m.legal_from_media_or_public,
  OTHER: m.legal_from_other,
};

/** "Defense counsel". */
export function officeWord(office: LegalOffice): string {
  return offices[office]();
}

const decisions: Record<LegalDecision, { words: () => string; tone: ChipTone }> = {
  PENDING: { words: m.legal_decision_pending, tone: "amber" },
  OBJECTED: { words: m.legal_decision_objected, tone: "plum" },
  COMPLIED_IN_PART: { words: m.legal_decision_complied_in_part, tone: "neutral" },
  COMPLIED: { words: m.legal_decision_complied, tone: "neutral" },
  NOTHING_HELD: { words: m.legal_decision_nothing_held, tone: "neutral" },
};

/** "Objected". */
export function decisionWord(decision: LegalDecision): string {
  return decisions[decision].words();
}

/** The colour of a decision's chip. */
export function decisionTone(decision: LegalDecision): ChipTone {
  return decisions[decision].tone;
}
