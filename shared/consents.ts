import { z } from "zod";
import { Language, Need } from "./needs.ts";
import { FieldGroup } from "./referrals.ts";

/** Facts of a survivor's written permission (domain.md §3.1, CR-01 to CR-08). No name and no signature is ever stored (CR-05). */

export const consentPurposes = ["SERVICES", "SHELTER_AND_SAFETY", "HEALTH_CARE", "LEGAL_HELP", "LAW_ENFORCEMENT_REPORT", "CASE_REVIEW"] as const;
export const ConsentPurpose = z.enum(consentPurposes);
export type ConsentPurpose = z.infer<typeof ConsentPurpose>;

/** Versions of the release form in force, each with the languages it exists in. */
export const consentForms = { RELEASE_2026_09: ["ENGLISH", "SPANISH"] } as const satisfies Record<string, readonly Language[]>;
export type ConsentForm = keyof typeof consentForms;
export const ConsentForm = z.enum(Object.keys(consentForms) as [ConsentForm, ...ConsentForm[]]);

export const minorBases = ["MINOR_ALONE_PERMITTED", "MINOR_AND_GUARDIAN", "COURT_APPOINTED_GUARDIAN"] as const;
export const MinorBasis = z.enum(minorBases);
export type MinorBasis = z.infer<typeof MinorBasis>;

export const mandatedReports = ["MADE", "ALREADY_MADE", "NOT_REQUIRED"] as const;
export const MandatedReport = z.enum(mandatedReports);
export type MandatedReport = z.infer<typeof MandatedReport>;

export const mandatedReportReasons = ["LAW_DOES_NOT_REQUIRE", "COUNSEL_ADVISED", "OTHER_STATE_LAW_APPLIES"] as const;
export const MandatedReportReason = z.enum(mandatedReportReasons);
export type MandatedReportReason = z.infer<typeof MandatedReportReason>;

const attested = z.literal(true, { error: "must be confirmed" });

export const RecordConsentInput = z
  .strictObject({
    clientKey: z.uuid(),
    referralId: z.uuid(),
    recipientAgencyId: z.uuid(),
    purpose: ConsentPurpose,
    /** What this one agency is asked for: as little as possible, out of the referral's needs. */
    needs: z.array(Need).min(1),
    fieldGroups: z.array(FieldGroup),
    signedOn: z.iso.date(),
    /** The last day of access, in the task force's zone; access ends when that day does. */
    expiresOn: z.iso.date(),
    formVersion: ConsentForm,
    formLanguage: Language,
    interpreterUsed: z.boolean(),
    mayRefuseAttested: attested,
    signerNotAbuserAttested: attested,
    formNamesRecipientAttested: attested,
    privilegeWarningAttested: attested,
    /** The survivor asked for this law-enforcement agency by name. Needed for such a recipient, refused for any other. */
    lawEnforcementAllowed: z.boolean().nullish(),
    /** 42 CFR Part 2: the form names treatment for substance use and carries the redisclosure notice (CR-18). */
    substanceUseNamed: z.boolean().nullish(),
    minorBasis: MinorBasis.nullish(),
    mandatedReport: MandatedReport.nullish(),
    mandatedReportReason: MandatedReportReason.nullish(),
  })
  .superRefine((input, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    const languagesOfForm: readonly Language[] = consentForms[input.formVersion];
    if (!languagesOfForm.includes(input.formLanguage)) refuse("formLanguage", "this form does not exist in that language");
    if (input.expiresOn < input.signedOn) refuse("expiresOn", "ends before it was signed");
    if (input.needs.includes("SUBSTANCE_USE_TREATMENT") && input.substanceUseNamed !== true)
      refuse("substanceUseNamed", "the form must name treatment for substance use (42 CFR Part 2)");
    if ((input.mandatedReport === "NOT_REQUIRED") !== (input.mandatedReportReason != null))
      refuse("mandatedReportReason", "say why no report is required, and only then");
    if ((input.minorBasis == null) !== (input.mandatedReport == null))
      refuse("mandatedReport", "a minor's consent says its basis and the state of the mandated report");
    if (new Set(input.needs).size !== input.needs.length) refuse("needs", "each only once");
    if (new Set(input.fieldGroups).size !== input.fieldGroups.length) refuse("fieldGroups", "each only once");
  });
export type RecordConsentInput = z.infer<typeof RecordConsentInput>;

/** Takes something back: fewer fields, an earlier end, or both. Never more. */
export const NarrowConsentInput = z
  .strictObject({
    clientKey: z.uuid(),
    consentId: z.uuid(),
    fieldGroups: z.array(FieldGroup).nullish(),
    expiresOn: z.iso.date().nullish(),
  })
  .refine((input) => input.fieldGroups != null || input.expiresOn != null, { path: ["fieldGroups"], message: "say what is taken back" });
export type NarrowConsentInput = z.infer<typeof NarrowConsentInput>;

/** The second person's word for a consent that names law enforcement. */
export const ConfirmConsentInput = z.strictObject({ clientKey: z.uuid(), consentId: z.uuid() });
/** The second person's no: the consent ends. */
export const RefuseConsentInput = z.strictObject({ clientKey: z.uuid(), consentId: z.uuid() });

export const WithdrawConsentInput = z.strictObject({ clientKey: z.uuid(), consentId: z.uuid() });
export type WithdrawConsentInput = z.infer<typeof WithdrawConsentInput>;
