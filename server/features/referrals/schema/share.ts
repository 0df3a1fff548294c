import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import * as enums from "#graphql/enums.ts";
import { AgencyRef } from "#features/agencies/schema.ts";
import { type Page, pageSize } from "#platform/paging.ts";
import { accessesOf } from "../queries/accesses.ts";
import { findReferralUnlogged } from "../queries/referrals.ts";
import { latestEventCount, type LoadedShare } from "../queries/loaded-share.ts";
import { eventsOf, findDetail, questionsOf, statusOf, stepsOf } from "../queries/shares.ts";
import { alternativesTo } from "../queries/suggestions.ts";
import { NOTHING_DUE, shareSteps } from "../rules/life-cycle.ts";
import { AccessPageRef } from "./access.ts";
import { ShareBriefRef, ShareConsentRef, ShareDetailRef } from "./detail.ts";
import { InformationRequestRef, ShareEventRef } from "./event.ts";
import { ReferralRef } from "./referral.ts";
import { SuggestionRef } from "./suggestion.ts";

const ShareDirection = builder.enumType("ShareDirection", { values: ["RECEIVED", "SENT"] as const, description: "From where the reader stands." });
const ShareStep = builder.enumType("ShareStep", { values: shareSteps, description: "What the reader can do with a share now." });

export const ShareRef = builder.objectRef<LoadedShare>("Share");

ShareRef.implement({
  description: "One referral in the hands of one recipient agency, under one consent. Gone for the recipient the moment the consent ends.",
  fields: (t) => ({
    id: t.exposeID("id"),
    code: t.exposeString("code", { description: "Random and without meaning; another for each recipient. For use on the phone." }),
    version: t.exposeInt("version", { description: "Send it back with a step: if somebody else was faster, you get a `Conflict`." }),
    status: t.field({ type: enums.ShareStatus, resolve: (share, _, context) => statusOf(actingIn(context), share) }),
    urgency: t.expose("urgency", { type: enums.Urgency }),
    sentAt: t.expose("sentAt", { type: "DateTime" }),
    respondBy: t.expose("respondBy", { type: "DateTime", description: "When an answer is due." }),
    answerExpiresAt: t.expose("answerExpiresAt", { type: "DateTime", description: "When the share ends by itself if nobody answers." }),
    clockStoppedAt: t.expose("clockStoppedAt", {
      type: "DateTime",
      nullable: true,
      description: "Since when the clock stands, because a question waits for the sender.",
    }),
    dueAt: t.field({
      type: "DateTime",
      nullable: true,
      description:
        "When the recipient's next step is due: the answer, another look at the waitlist, first contact, or how it is going. Null when none is. Open lists come in this order.",
      resolve: ({ dueAt }) => (dueAt < NOTHING_DUE ? dueAt : null),
    }),
    recheckOn: t.expose("recheckOn", { type: "Date", nullable: true, description: "When the recipient looks at its waitlist again." }),
    accessEndsAt: t.field({ type: "DateTime", description: "When the consent ends.", resolve: ({ consent }) => consent.endedAt ?? consent.expiresAt }),
    statusChangedAt: t.expose("statusChangedAt", { type: "DateTime" }),
    direction: t.field({
      type: ShareDirection,
      resolve: ({ fromAgencyId }, _, context) => (fromAgencyId === actingIn(context).actor.agencyId ? "SENT" : "RECEIVED"),
    }),
    from: t.field({ type: AgencyRef, resolve: ({ from }) => from }),
    to: t.field({ type: AgencyRef, resolve: ({ to }) => to }),
    brief: t.field({ type: ShareBriefRef, nullable: true, resolve: ({ brief }) => brief }),
    detail: t.field({
      type: ShareDetailRef,
      nullable: true,
      description: "What opens on acceptance; null before it, to the recipient.",
      resolve: ({ id }, _, context) => findDetail(actingIn(context), id),
    }),
    opensOnAcceptance: t.field({
      type: [enums.FieldGroup],
      description: "Groups the consent names: before accepting, a recipient learns what will open and not what it says.",
      resolve: ({ consent }) => consent.fieldGroups,
    }),
    consent: t.field({ type: ShareConsentRef, nullable: true, resolve: ({ consent }) => consent }),
    events: t.field({
      type: [ShareEventRef],
      description: "What has happened, newest first.",
      args: { first: t.arg.int({ required: false, description: "At most 100; 50 when left out." }) },
      resolve: ({ id, latestEvents }, { first }, context) =>
        first && first > 0 && first <= latestEventCount ? latestEvents.slice(0, first) : eventsOf(actingIn(context), id, pageSize(first ?? 50)),
    }),
    requests: t.field({ type: [InformationRequestRef], description: "Questions to the sender, in their order.", resolve: (share) => questionsOf(share) }),
    alternatives: t.field({
      type: [SuggestionRef],
      description: "Who else offers this. Nothing is passed on by itself: another agency needs a consent of its own.",
      resolve: (share, _, context) => alternativesTo(actingIn(context), share),
    }),
    referral: t.field({
      type: ReferralRef,
      nullable: true,
      description: "The agency's own record; null to the recipient.",
      resolve: ({ referralId }, _, context) => findReferralUnlogged(actingIn(context), referralId),
    }),
    accesses: t.field({
      type: AccessPageRef,
      nullable: true,
      description: "Who has looked; null to everybody but the sending agency.",
      args: { first: t.arg.int({ required: false }), before: t.arg.string({ required: false }) },
      resolve: (share, { first, before }, context) => accessesOf(actingIn(context), share, { first, before }),
    }),
    viewerCan: t.field({ type: [ShareStep], resolve: (share, _, context) => stepsOf(actingIn(context), share) }),
  }),
});

export const SharePageRef = builder.objectRef<Page<LoadedShare>>("SharePage").implement({
  description: "A part of a list of shares.",
  fields: (t) => ({
    nodes: t.field({ type: [ShareRef], resolve: ({ nodes }) => nodes }),
    hasMore: t.exposeBoolean("hasMore"),
    endCursor: t.exposeString("endCursor", { nullable: true }),
  }),
});
