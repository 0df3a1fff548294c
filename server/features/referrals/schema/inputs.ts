import { builder } from "#graphql/builder.ts";
import * as enums from "#graphql/enums.ts";

const SurvivorRangesInput = builder.inputType("SurvivorRangesInput", {
  description: "The person in ranges. There is no field for a name, and none for anything that could take its place.",
  fields: (t) => ({
    ageBand: t.field({ type: enums.AgeBand }),
    gender: t.field({ type: enums.Gender }),
    householdAdults: t.int({ description: "0 to 4; 4 means four or more." }),
    householdChildren: t.int({ description: "0 to 4; 4 means four or more." }),
    language: t.field({ type: enums.Language }),
    interpreterNeeded: t.boolean(),
    accessNeeds: t.field({ type: [enums.AccessNeed] }),
    traffickingType: t.field({ type: enums.TraffickingType }),
    findingStatus: t.field({ type: enums.FindingStatus }),
    findingBy: t.field({ type: enums.FindingSource }),
    contactSafety: t.field({ type: [enums.ContactSafety] }),
    lawEnforcementWish: t.field({ type: enums.LawEnforcementWish }),
  }),
});

export const DraftReferralInput = builder.inputType("DraftReferralInput", {
  description: "A save replaces every field: what is left out is empty. With `id` and `version` an existing referral is saved.",
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    id: t.id(),
    version: t.int(),
    urgency: t.field({ type: enums.Urgency }),
    needs: t.field({ type: [enums.Need] }),
    reason: t.field({ type: enums.ReferralReason }),
    regionId: t.id(),
    callBeforeAccepting: t.boolean(),
    survivor: t.field({ type: SurvivorRangesInput }),
  }),
});

export const DiscardDraftInput = builder.inputType("DiscardDraftInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), referralId: t.id({ required: true }) }),
});

export const RecordConsentInput = builder.inputType("RecordConsentInput", {
  description: "The facts of the signed form, which stays in the agency's own file. One consent names one agency.",
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    referralId: t.id({ required: true }),
    recipientAgencyId: t.id({ required: true }),
    purpose: t.field({ type: enums.ConsentPurpose, required: true }),
    needs: t.field({ type: [enums.Need], required: true, description: "What this one agency is asked for: as little as possible." }),
    fieldGroups: t.field({ type: [enums.FieldGroup], required: true, description: "What opens once it accepts." }),
    signedOn: t.field({ type: "Date", required: true }),
    expiresOn: t.field({ type: "Date", required: true, description: "The last day of access, in the task force's zone." }),
    formVersion: t.field({ type: enums.ConsentForm, required: true }),
    formLanguage: t.field({ type: enums.Language, required: true }),
    interpreterUsed: t.boolean({ required: true }),
    mayRefuseAttested: t.boolean({ required: true, description: "I said: you may say no, and you still get our services." }),
    signerNotAbuserAttested: t.boolean({ required: true }),
    formNamesRecipientAttested: t.boolean({ required: true }),
    privilegeWarningAttested: t.boolean({ required: true }),
    lawEnforcementAllowed: t.boolean({
      description: "The survivor asked for this law-enforcement agency by name. Needed for such an agency, refused for any other.",
    }),
    substanceUseNamed: t.boolean({ description: "The form names treatment for substance use and carries the notice of 42 CFR Part 2." }),
    minorBasis: t.field({ type: enums.MinorBasis }),
    mandatedReport: t.field({ type: enums.MandatedReport }),
    mandatedReportReason: t.field({ type: enums.MandatedReportReason }),
  }),
});

export const NarrowConsentInput = builder.inputType("NarrowConsentInput", {
  description: "What remains: fewer groups, an earlier end, or both. Never more.",
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    consentId: t.id({ required: true }),
    fieldGroups: t.field({ type: [enums.FieldGroup] }),
    expiresOn: t.field({ type: "Date" }),
  }),
});

export const WithdrawConsentInput = builder.inputType("WithdrawConsentInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), consentId: t.id({ required: true }) }),
});

export const ConfirmConsentInput = builder.inputType("ConfirmConsentInput", {
  description: "The second person's word for a consent that names law enforcement.",
  fields: (t) => ({ clientKey: t.id({ required: true }), consentId: t.id({ required: true }) }),
});

export const RefuseConsentInput = builder.inputType("RefuseConsentInput", {
  description: "The second person's no: the consent ends.",
  fields: (t) => ({ clientKey: t.id({ required: true }), consentId: t.id({ required: true }) }),
});

export const ShareReferralInput = builder.inputType("ShareReferralInput", {
  description: "The consent says the rest: which referral, which agency, what and until when.",
  fields: (t) => ({ clientKey: t.id({ required: true }), consentId: t.id({ required: true }) }),
});

/** What every step of a share sends: which one, and the version its reader saw. */
const stepInput = (name: string) =>
  builder.inputType(name, { fields: (t) => ({ clientKey: t.id({ required: true }), shareId: t.id({ required: true }), version: t.int({ required: true }) }) });

export const AcceptReferralInput = stepInput("AcceptReferralInput");
export const RecordContactInput = stepInput("RecordContactInput");
export const StartServicesInput = stepInput("StartServicesInput");

export const DeclineReferralInput = builder.inputType("DeclineReferralInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    shareId: t.id({ required: true }),
    version: t.int({ required: true }),
    reason: t.field({ type: enums.DeclineReason, required: true }),
  }),
});

export const WaitlistReferralInput = builder.inputType("WaitlistReferralInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    shareId: t.id({ required: true }),
    version: t.int({ required: true }),
    recheckOn: t.field({ type: "Date", required: true }),
  }),
});

export const RequestInformationInput = builder.inputType("RequestInformationInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    shareId: t.id({ required: true }),
    version: t.int({ required: true }),
    questions: t.field({ type: [enums.Question], required: true }),
  }),
});

const AnswerInput = builder.inputType("AnswerInput", {
  fields: (t) => ({ requestId: t.id({ required: true }), answer: t.field({ type: enums.Answer, required: true }) }),
});

export const AnswerRequestInput = builder.inputType("AnswerRequestInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    shareId: t.id({ required: true }),
    version: t.int({ required: true }),
    answers: t.field({ type: [AnswerInput], required: true }),
  }),
});

export const CloseReferralInput = builder.inputType("CloseReferralInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    shareId: t.id({ required: true }),
    version: t.int({ required: true }),
    outcome: t.field({ type: enums.CloseOutcome, required: true }),
  }),
});

export const WithdrawShareInput = builder.inputType("WithdrawShareInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), shareId: t.id({ required: true }), reason: t.field({ type: enums.WithdrawReason, required: true }) }),
});

export const RedirectReferralInput = builder.inputType("RedirectReferralInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), shareId: t.id({ required: true }) }),
});
