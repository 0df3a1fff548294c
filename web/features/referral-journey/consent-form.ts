import {
  consentForms,
  RecordConsentInput,
  type ConsentPurpose,
  type MandatedReport,
  type MandatedReportReason,
  type MinorBasis,
} from "@roundtable/shared/consents.ts";
import type { Language, Need } from "@roundtable/shared/needs.ts";
import { isMinor, type AgeBand, type FieldGroup } from "@roundtable/shared/referrals.ts";
import { isLawEnforcement } from "@roundtable/shared/roles.ts";
import { addDays } from "#web/lib/dates.ts";
import type { RecordConsentInput as Input } from "./steps.graphql.ts";
import type { Recipient } from "./whom-step.tsx";

export const attestations = ["formNamesRecipientAttested", "mayRefuseAttested", "signerNotAbuserAttested", "privilegeWarningAttested"] as const;
export type Attestation = (typeof attestations)[number];

export type Until = "7" | "14" | "30" | "other";

/** The facts of a signed permission as they are being typed. Nothing is chosen beforehand: it speaks for the survivor. */
export type ConsentDraft = Record<Attestation, boolean> & {
  purpose: ConsentPurpose | null;
  needs: Need[];
  fieldGroups: FieldGroup[];
  signedOn: string | null;
  until: Until | null;
  otherDay: string | null;
  formLanguage: Language | null;
  interpreterUsed: boolean | null;
  lawEnforcementAllowed: boolean;
  substanceUseNamed: boolean;
  minorBasis: MinorBasis | null;
  mandatedReport: MandatedReport | null;
  mandatedReportReason: MandatedReportReason | null;
};

export type ChangeConsent = (change: Partial<ConsentDraft>) => void;

export const emptyConsent: ConsentDraft = {
  purpose: null,
  needs: [],
  fieldGroups: [],
  signedOn: null,
  until: null,
  otherDay: null,
  formLanguage: null,
  interpreterUsed: null,
  lawEnforcementAllowed: false,
  substanceUseNamed: false,
  minorBasis: null,
  mandatedReport: null,
  mandatedReportReason: null,
  formNamesRecipientAttested: false,
  mayRefuseAttested: false,
  signerNotAbuserAttested: false,
  privilegeWarningAttested: false,
};

/** The version of the release form in force. */
export const formInForce = "RELEASE_2026_09" as const;
export const formLanguages = consentForms[formInForce];

/** The last day of access, counted from the day of the signature, or from `today` before that is known; null while nothing is chosen. */
export function lastDayOf({ until, otherDay, signedOn }: ConsentDraft, today: string): string | null {
  if (until === "other") return otherDay;
  return until === null ? null : addDays(signedOn ?? today, Number(until));
}

/** Where a consent takes another branch: a minor, a recipient in law enforcement, treatment for substance use. */
export type Branches = { isForMinor: boolean; isForLawEnforcement: boolean; namesTreatment: boolean };

export function branchesOf(form: ConsentDraft, recipient: Recipient, ageBand: AgeBand | null): Branches {
  return {
    isForMinor: ageBand !== null && isMinor(ageBand),
    isForLawEnforcement: isLawEnforcement(recipient.discipline),
    namesTreatment: form.needs.includes("SUBSTANCE_USE_TREATMENT"),
  };
}

/** What a consent is about; `today` is the task force's. */
type About = { referralId: string; recipient: Recipient; branches: Branches; today: string };

/** What is sent; what belongs to a branch that was not taken is left out. */
function consentFacts(form: ConsentDraft, { recipient, branches, today }: About) {
  const { until: _, otherDay: __, minorBasis, mandatedReport, mandatedReportReason, lawEnforcementAllowed, substanceUseNamed, ...facts } = form;
  return {
    ...facts,
    recipientAgencyId: recipient.id,
    expiresOn: lastDayOf(form, today),
    formVersion: formInForce,
    ...(branches.isForLawEnforcement && { lawEnforcementAllowed }),
    ...(branches.namesTreatment && { substanceUseNamed }),
    ...(branches.isForMinor && { minorBasis, mandatedReport, mandatedReportReason: mandatedReport === "NOT_REQUIRED" ? mandatedReportReason : null }),
  };
}

/** The input when it is whole, and the names of the fields that are not right yet. */
export function readConsent(form: ConsentDraft, about: About): { input: Omit<Input, "clientKey"> | null; wrong: string[] } {
  const raw = { ...consentFacts(form, about), referralId: about.referralId };
  const read = RecordConsentInput.safeParse({ ...raw, clientKey: crypto.randomUUID() });
  const wrong = new Set(read.success ? [] : read.error.issues.map(({ path }) => String(path[0])));
  // The schema's own rules run only once every field has a value; these must stand in the first answer too.
  if (about.branches.isForMinor && form.minorBasis === null) wrong.add("minorBasis");
  if (about.branches.isForMinor && form.mandatedReport === null) wrong.add("mandatedReport");
  if (about.branches.isForMinor && form.mandatedReport === "NOT_REQUIRED" && form.mandatedReportReason === null) wrong.add("mandatedReportReason");
  if (about.branches.isForLawEnforcement && !form.lawEnforcementAllowed) wrong.add("lawEnforcementAllowed");
  if (about.branches.namesTreatment && !form.substanceUseNamed) wrong.add("substanceUseNamed");
  if (!read.success || wrong.size > 0) return { input: null, wrong: [...wrong] };
  const { clientKey: _, ...input } = read.data;
  return { input, wrong: [] };
}
