import { m } from "@roundtable/shared/i18n/messages.js";
import type { MandatedReport, MandatedReportReason, MinorBasis } from "@roundtable/shared/consents.ts";
import type { Discipline } from "@roundtable/shared/roles.ts";
import type { NotShareableReason } from "./steps.graphql.ts";

type Words<Value extends string> = Record<Value, () => string>;

const bases: Words<MinorBasis> = {
  MINOR_ALONE_PERMITTED: m.journey_basis_alone,
  MINOR_AND_GUARDIAN: m.journey_basis_guardian,
  COURT_APPOINTED_GUARDIAN: m.journey_basis_court,
};

/** Who agreed for a minor (CR-07). */
export function basisWord(value: MinorBasis): string {
  return bases[value]();
}

const reports: Words<MandatedReport> = {
  MADE: m.journey_report_made,
  ALREADY_MADE: m.journey_report_already,
  NOT_REQUIRED: m.journey_report_not_required,
};

/** How the report that the law asks of everyone stands (CR-08). */
export function reportWord(value: MandatedReport): string {
  return reports[value]();
}

const reportReasons: Words<MandatedReportReason> = {
  LAW_DOES_NOT_REQUIRE: m.journey_report_reason_law,
  COUNSEL_ADVISED: m.journey_report_reason_counsel,
  OTHER_STATE_LAW_APPLIES: m.journey_report_reason_state,
};

export function reportReasonWord(value: MandatedReportReason): string {
  return reportReasons[value]();
}

const warnings: Record<Discipline, (about: { agency: string }) => string> = {
  LAW_ENFORCEMENT: m.journey_warning_law_enforcement,
  PROSECUTION: m.journey_warning_prosecution,
  VICTIM_SERVICES: m.journey_warning_services,
  SHELTER_HOUSING: m.journey_warning_services,
  LEGAL_SERVICES: m.journey_warning_legal,
  HEALTH: m.journey_warning_health,
  CHILD_WELFARE: m.journey_warning_child_welfare,
  GOVERNMENT: m.journey_warning_government,
  COALITION: m.journey_warning_community,
  COMMUNITY: m.journey_warning_community,
  SURVIVOR_LEADERSHIP: m.journey_warning_community,
};

/** What sharing with this kind of agency may mean, to be said before anybody signs (CR-34). */
export function recipientWarning(recipient: { name: string; discipline: Discipline }): string {
  return warnings[recipient.discipline]({ agency: recipient.name });
}

const refusals: Words<NotShareableReason> = {
  CONSENT_ENDED: m.journey_refused_consent_ended,
  NOT_CONFIRMED: m.journey_refused_confirm,
  CONSENT_DOES_NOT_FIT: m.journey_refused_consent_fit,
  NO_AGREEMENT_HERE: m.journey_refused_agreement_here,
  NO_AGREEMENT_THERE: m.journey_refused_agreement_there,
  ALREADY_SHARED: m.journey_refused_already,
  INCOMPLETE: m.journey_refused_incomplete,
  LAW_ENFORCEMENT_NOT_NAMED: m.journey_refused_law,
};

/** Why nothing was shared, and what to do about it. */
export function refusalWord(value: NotShareableReason): string {
  return refusals[value]();
}

const fields: Record<string, () => string> = {
  purpose: m.journey_error_purpose,
  needs: m.journey_error_consent_needs,
  fieldGroups: m.journey_error_groups,
  lawEnforcementAllowed: m.journey_error_law,
  substanceUseNamed: m.journey_error_treatment,
  minorBasis: m.journey_error_basis,
  mandatedReport: m.journey_error_report,
  mandatedReportReason: m.journey_error_report_reason,
  formLanguage: m.journey_error_form_language,
  interpreterUsed: m.journey_error_interpreter,
  signedOn: m.journey_error_signed,
  expiresOn: m.journey_error_until,
  formNamesRecipientAttested: m.journey_error_attest_form,
  mayRefuseAttested: m.journey_error_attest_refuse,
  signerNotAbuserAttested: m.journey_error_attest_signer,
  privilegeWarningAttested: m.journey_error_attest_privilege,
};

/** What to put right, in the order of the form; `isOther` when something is wrong that no field holds. */
export function consentProblems(wrong: readonly string[]): { problems: { fieldId: string; message: string }[]; isOther: boolean } {
  const problems = Object.entries(fields)
    .filter(([field]) => wrong.includes(field))
    .map(([field, message]) => ({ fieldId: field, message: message() }));
  return { problems, isOther: wrong.some((field) => !(field in fields)) };
}
