import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import * as enums from "#graphql/enums.ts";
import { AgencyRef, PersonRef, RegionRef } from "#features/agencies/schema.ts";
import type { ConsentModel } from "../../../../prisma/client/models.ts";
import type { Page } from "#platform/paging.ts";
import { consentsOf } from "../queries/consents.ts";
import { mayShare, type OwnReferral, survivorOf } from "../queries/referrals.ts";
import { shareOfConsent, sharesOf } from "../queries/shares.ts";
import { nothingSaid } from "../rules/ranges.ts";
import { missingFrom } from "../rules/sharing.ts";
import { SurvivorRangesRef } from "./detail.ts";
import { ShareRef } from "./share.ts";

export const ConsentRef = builder.objectRef<ConsentModel>("Consent");

export const ReferralRef = builder.objectRef<OwnReferral>("Referral");

ReferralRef.implement({
  description: "The owning agency's own record of what a survivor asked for. Nobody else reads it: a recipient reads a `Share`.",
  fields: (t) => ({
    id: t.exposeID("id"),
    version: t.exposeInt("version"),
    state: t.expose("state", { type: enums.ReferralState }),
    urgency: t.expose("urgency", { type: enums.Urgency, nullable: true }),
    needs: t.field({ type: [enums.Need], resolve: ({ needs }) => needs }),
    reason: t.expose("reason", { type: enums.ReferralReason, nullable: true }),
    region: t.field({ type: RegionRef, nullable: true, resolve: ({ regionId }, _, { load }) => (regionId === null ? null : load.region.load(regionId)) }),
    callBeforeAccepting: t.exposeBoolean("callBeforeAccepting"),
    survivor: t.field({
      type: SurvivorRangesRef,
      resolve: async (referral, _, context) => (await survivorOf(actingIn(context), referral)) ?? nothingSaid,
    }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    updatedAt: t.expose("updatedAt", { type: "DateTime" }),
    createdBy: t.field({ type: PersonRef, nullable: true, resolve: ({ createdById }, _, { load }) => load.person.load(createdById) }),
    consents: t.field({
      type: [ConsentRef],
      description: "Every consent recorded for it, oldest first.",
      resolve: ({ id }, _, context) => consentsOf(actingIn(context), id),
    }),
    shares: t.field({
      type: [ShareRef],
      description: "With whom it was shared, oldest first.",
      resolve: ({ id }, _, context) => sharesOf(actingIn(context), id),
    }),
    missing: t.stringList({
      description: "Fields it still needs before it can be shared.",
      resolve: (referral) => missingFrom(referral, referral.survivor?.ageBand),
    }),
    viewerCanShare: t.boolean({ resolve: (referral, _, context) => mayShare(actingIn(context), referral) }),
  }),
});

ConsentRef.implement({
  description: "A survivor's written permission for one recipient agency. The paper stays in the agency's own file; no name is kept here.",
  fields: (t) => ({
    id: t.exposeID("id"),
    version: t.exposeInt("version"),
    referralId: t.exposeID("referralId"),
    recipient: t.field({ type: AgencyRef, nullable: false, resolve: async ({ recipientAgencyId }, _, { load }) => load.requireAgency(recipientAgencyId) }),
    purpose: t.expose("purpose", { type: enums.ConsentPurpose }),
    needs: t.field({ type: [enums.Need], resolve: ({ needs }) => needs }),
    fieldGroups: t.field({ type: [enums.FieldGroup], resolve: ({ fieldGroups }) => fieldGroups }),
    signedOn: t.expose("signedOn", { type: "Date" }),
    expiresAt: t.expose("expiresAt", { type: "DateTime" }),
    endedAt: t.expose("endedAt", { type: "DateTime", nullable: true }),
    live: t.boolean({ resolve: ({ endedAt, expiresAt }, _, context) => endedAt === null && expiresAt > actingIn(context).clock.now() }),
    formVersion: t.expose("formVersion", { type: enums.ConsentForm }),
    formLanguage: t.expose("formLanguage", { type: enums.Language }),
    interpreterUsed: t.exposeBoolean("interpreterUsed"),
    lawEnforcementAllowed: t.exposeBoolean("lawEnforcementAllowed"),
    substanceUseNamed: t.exposeBoolean("substanceUseNamed"),
    minorBasis: t.expose("minorBasis", { type: enums.MinorBasis, nullable: true }),
    mandatedReport: t.expose("mandatedReport", { type: enums.MandatedReport, nullable: true }),
    mandatedReportReason: t.expose("mandatedReportReason", { type: enums.MandatedReportReason, nullable: true }),
    share: t.field({ type: ShareRef, nullable: true, resolve: ({ id }, _, context) => shareOfConsent(actingIn(context), id) }),
  }),
});

export const ReferralPageRef = builder.objectRef<Page<OwnReferral>>("ReferralPage").implement({
  description: "A part of a list of the agency's own referrals.",
  fields: (t) => ({
    nodes: t.field({ type: [ReferralRef], resolve: ({ nodes }) => nodes }),
    hasMore: t.exposeBoolean("hasMore"),
    endCursor: t.exposeString("endCursor", { nullable: true }),
  }),
});
