import { builder } from "#graphql/builder.ts";
import * as enums from "#graphql/enums.ts";
import { RegionRef } from "#features/agencies/schema.ts";
import { isMinor } from "@roundtable/shared/referrals.ts";
import type { ConsentFacts, LoadedShare } from "../queries/loaded-share.ts";
import type { ShareDetail, SurvivorRanges } from "../rules/ranges.ts";

export const ShareBriefRef = builder.objectRef<Omit<NonNullable<LoadedShare["brief"]>, "shareId">>("ShareBrief").implement({
  description: "The short form: what a recipient reads in order to decide.",
  fields: (t) => ({
    needs: t.field({ type: [enums.Need], resolve: ({ needs }) => needs }),
    reason: t.expose("reason", { type: enums.ReferralReason }),
    region: t.field({ type: RegionRef, resolve: ({ region }) => region }),
    minor: t.exposeBoolean("minor"),
    callBeforeAccepting: t.exposeBoolean("callBeforeAccepting", {
      description: "Names are compared by voice first, so that a conflict of interest shows before anything opens.",
    }),
  }),
});

export const ShareDetailRef = builder.objectRef<ShareDetail>("ShareDetail").implement({
  description: "What opens on acceptance. A field that the consent does not name is empty: it was never copied.",
  fields: (t) => ({
    ageBand: t.expose("ageBand", { type: enums.AgeBand, nullable: true }),
    gender: t.expose("gender", { type: enums.Gender, nullable: true }),
    householdAdults: t.exposeInt("householdAdults", { nullable: true, description: "0 to 4; 4 means four or more." }),
    householdChildren: t.exposeInt("householdChildren", { nullable: true, description: "0 to 4; 4 means four or more." }),
    language: t.expose("language", { type: enums.Language, nullable: true }),
    interpreterNeeded: t.exposeBoolean("interpreterNeeded", { nullable: true }),
    accessNeeds: t.field({ type: [enums.AccessNeed], resolve: ({ accessNeeds }) => accessNeeds }),
    traffickingType: t.expose("traffickingType", { type: enums.TraffickingType, nullable: true }),
    findingStatus: t.expose("findingStatus", { type: enums.FindingStatus, nullable: true }),
    findingBy: t.expose("findingBy", { type: enums.FindingSource, nullable: true }),
    contactSafety: t.field({ type: [enums.ContactSafety], resolve: ({ contactSafety }) => contactSafety }),
    lawEnforcementWish: t.expose("lawEnforcementWish", { type: enums.LawEnforcementWish, nullable: true }),
    workerPhone: t.exposeString("workerPhone", { nullable: true, description: "The sending worker's own number. Never a survivor's." }),
  }),
});

export const SurvivorRangesRef = builder.objectRef<SurvivorRanges>("SurvivorRanges").implement({
  description: "The person in ranges, as the owning agency keeps it.",
  fields: (t) => ({
    ageBand: t.expose("ageBand", { type: enums.AgeBand, nullable: true }),
    minor: t.boolean({ nullable: true, resolve: ({ ageBand }) => ageBand && isMinor(ageBand) }),
    gender: t.expose("gender", { type: enums.Gender, nullable: true }),
    householdAdults: t.exposeInt("householdAdults", { nullable: true, description: "0 to 4; 4 means four or more." }),
    householdChildren: t.exposeInt("householdChildren", { nullable: true, description: "0 to 4; 4 means four or more." }),
    language: t.expose("language", { type: enums.Language, nullable: true }),
    interpreterNeeded: t.exposeBoolean("interpreterNeeded", { nullable: true }),
    accessNeeds: t.field({ type: [enums.AccessNeed], resolve: ({ accessNeeds }) => accessNeeds }),
    traffickingType: t.expose("traffickingType", { type: enums.TraffickingType, nullable: true }),
    findingStatus: t.expose("findingStatus", { type: enums.FindingStatus, nullable: true }),
    findingBy: t.expose("findingBy", { type: enums.FindingSource, nullable: true }),
    contactSafety: t.field({ type: [enums.ContactSafety], resolve: ({ contactSafety }) => contactSafety }),
    lawEnforcementWish: t.expose("lawEnforcementWish", { type: enums.LawEnforcementWish }),
  }),
});

export const ShareConsentRef = builder.objectRef<ConsentFacts>("ShareConsent").implement({
  description: "The consent behind a share, as both parties may know it.",
  fields: (t) => ({
    id: t.exposeID("id"),
    purpose: t.expose("purpose", { type: enums.ConsentPurpose }),
    expiresAt: t.expose("expiresAt", { type: "DateTime" }),
    formLanguage: t.expose("formLanguage", { type: enums.Language }),
    substanceUseNamed: t.exposeBoolean("substanceUseNamed", {
      description: "It covers treatment for substance use; what is told may not be told on (42 CFR Part 2).",
    }),
  }),
});
