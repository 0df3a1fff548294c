import { m } from "@roundtable/shared/i18n/messages.js";
import type { agreementDocuments, AgreementState } from "@roundtable/shared/agreements.ts";
import type { AgreementStandingFragment } from "./agreements.graphql.ts";

export type AgreementDocument = (typeof agreementDocuments)[number];

const documentWords: Record<AgreementDocument, () => string> = {
  MEMORANDUM_OF_UNDERSTANDING: m.agreements_document_memorandum_of_understanding,
  INTERAGENCY_AGREEMENT: m.agreements_document_interagency_agreement,
  CONFIDENTIALITY_AGREEMENT: m.agreements_document_confidentiality_agreement,
  DATA_SHARING_AGREEMENT: m.agreements_document_data_sharing_agreement,
  AMENDMENT: m.agreements_document_amendment,
};

/** "Memorandum of understanding". */
export function documentWord(document: AgreementDocument): string {
  return documentWords[document]();
}

const stateWords: Record<AgreementState, () => string> = {
  TO_COME: m.agreements_state_to_come,
  LIVE: m.agreements_state_live,
  ENDED: m.agreements_state_ended,
};

/** "In force". */
export function agreementStateWord(state: AgreementState): string {
  return stateWords[state]();
}

/** How an agency's sharing stands: what ends soon stands first in the list, then what has stopped. */
export type StandingGroup = "soon" | "stopped" | "live";

/** Where an agency stands in the list. */
export function standingGroup({ current, endsSoon }: Pick<AgreementStandingFragment, "current" | "endsSoon">): StandingGroup {
  if (current === null) return "stopped";
  return endsSoon ? "soon" : "live";
}

/** Days that are left, begun ones counted; 0 on the last evening. */
export function daysLeft(endsOn: string, now: Date): number {
  return Math.max(0, Math.floor((new Date(endsOn).getTime() - now.getTime()) / 86_400_000));
}
