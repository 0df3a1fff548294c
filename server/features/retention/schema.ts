import type { InputRef } from "@pothos/core";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { ProblemInterface } from "#graphql/problems.ts";
import { PersonRef } from "#features/agencies/schema.ts";
import { findReferral } from "#features/referrals/queries/referrals.ts";
import { ReferralRef } from "#features/referrals/schema/referral.ts";
import type { Acting } from "#platform/acting.ts";
import { NotFound } from "#platform/errors.ts";
import { Conflict, InvalidInput } from "#platform/problems.ts";
import type { LegalHoldModel, PurgedReferralModel } from "../../../prisma/client/models.ts";
import { placeHold } from "./commands/place-hold.ts";
import { releaseHold } from "./commands/release-hold.ts";
import { AnotherPersonNeeded } from "./problems.ts";
import { type PurgeNotice, purgedReferrals, purgeNotices, type Retention, retentionOf } from "./queries.ts";
import { type HoldState, holdState, nextStep } from "./rules.ts";

const HoldStateEnum = builder.enumType("HoldState", {
  description: "How far a legal hold has come.",
  values: {
    PROPOSED: { description: "One person proposed it. It does not hold yet." },
    PLACED: { description: "Two people placed it: the referral is not purged." },
    RELEASE_ASKED: { description: "One person asked to let it go. It still holds." },
    RELEASED: { description: "Two people let it go." },
  } satisfies Record<HoldState, object>,
});
const HoldStepEnum = builder.enumType("HoldStep", {
  description: "What one person can do next with a legal hold.",
  values: ["CONFIRM", "ASK_RELEASE", "CONFIRM_RELEASE"] as const,
});

const LegalHoldRef = builder.objectRef<LegalHoldModel>("LegalHold").implement({
  description: "Keeps a referral of one's own agency from being purged. Two people place it, and two let it go.",
  fields: (t) => ({
    id: t.exposeID("id"),
    state: t.field({ type: HoldStateEnum, resolve: (hold) => holdState(hold) }),
    proposedBy: t.field({ type: PersonRef, nullable: true, resolve: ({ proposedById }, _, { load }) => load.person.load(proposedById) }),
    proposedAt: t.expose("proposedAt", { type: "DateTime" }),
    placedBy: t.field({
      type: PersonRef,
      nullable: true,
      resolve: ({ placedById }, _, { load }) => (placedById === null ? null : load.person.load(placedById)),
    }),
    placedAt: t.expose("placedAt", { type: "DateTime", nullable: true }),
    releaseAskedBy: t.field({
      type: PersonRef,
      nullable: true,
      resolve: ({ releaseAskedById }, _, { load }) => (releaseAskedById === null ? null : load.person.load(releaseAskedById)),
    }),
    releaseAskedAt: t.expose("releaseAskedAt", { type: "DateTime", nullable: true }),
    viewerStep: t.field({
      type: HoldStepEnum,
      nullable: true,
      description: "What you can do next; null when it is somebody else's turn.",
      resolve: (hold, _, context) => nextStep(hold, actingIn(context).actor.personId),
    }),
  }),
});

const RetentionRef = builder.objectRef<Retention>("ReferralRetention").implement({
  description: "How long a referral is kept.",
  fields: (t) => ({
    purgeAt: t.expose("purgeAt", {
      type: "DateTime",
      nullable: true,
      description: "When it is purged unless something changes; null while it never had a consent.",
    }),
    soon: t.boolean({ description: "Whether that is within two weeks.", resolve: ({ isNear }) => isNear }),
    hold: t.field({ type: LegalHoldRef, nullable: true, description: "The hold that stands or is proposed.", resolve: ({ hold }) => hold }),
  }),
});

builder.objectField(ReferralRef, "retention", (t) =>
  t.field({ type: RetentionRef, description: "How long it is kept.", resolve: ({ id }, _, context) => retentionOf(actingIn(context), id) }),
);

const PurgeNoticeRef = builder.objectRef<PurgeNotice>("PurgeNotice").implement({
  description: "One of the agency's own referrals that will be purged within two weeks.",
  fields: (t) => ({ id: t.exposeID("id", { description: "Of the referral." }), purgeAt: t.expose("purgeAt", { type: "DateTime" }) }),
});

const PurgeReasonEnum = builder.enumType("PurgeReason", {
  description: "Why a referral was purged.",
  values: {
    RETENTION: { description: "Its time had come." },
    RESTORED: { description: "It came back with an older backup, and was purged again." },
  },
});
const PurgedReferralRef = builder.objectRef<PurgedReferralModel>("PurgedReferral").implement({
  description: "That one of the agency's own referrals was purged. Nothing of what it said is left.",
  fields: (t) => ({
    id: t.exposeID("referralId"),
    purgedAt: t.expose("purgedAt", { type: "DateTime" }),
    because: t.expose("because", { type: PurgeReasonEnum }),
  }),
});

builder.queryFields((t) => ({
  purgeNotices: t.field({
    type: [PurgeNoticeRef],
    description: "The agency's own referrals that will be purged within two weeks, soonest first.",
    resolve: (_, __, context) => purgeNotices(actingIn(context)),
  }),
  purgedReferrals: t.field({
    type: [PurgedReferralRef],
    description: "What was purged of the agency's own, newest first.",
    resolve: (_, __, context) => purgedReferrals(actingIn(context)),
  }),
}));

builder.objectType(AnotherPersonNeeded, {
  name: "AnotherPersonNeeded",
  description: "Who said the first word cannot say the second. Nothing was changed.",
  interfaces: [ProblemInterface],
});

const PlaceHoldInput = builder.inputType("PlaceHoldInput", {
  description: "Keeps a referral from being purged.",
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    referralId: t.id({ required: true }),
    confirms: t.boolean({ required: true, description: "False proposes; true agrees to what a colleague proposed." }),
  }),
});
const ReleaseHoldInput = builder.inputType("ReleaseHoldInput", {
  description: "Lets a referral go that was held.",
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    holdId: t.id({ required: true }),
    confirms: t.boolean({ required: true, description: "False asks for it; true agrees to what a colleague asked for." }),
  }),
});

/** One word about a hold; the referral is read anew for the answer. */
const onHold = (name: string, description: string, input: InputRef<object>, command: (acting: Acting, input: unknown) => Promise<string>) =>
  builder.mutationField(name, (t) =>
    t.field({
      type: ReferralRef,
      description,
      args: { input: t.arg({ type: input, required: true }) },
      errors: { types: [InvalidInput, Conflict, AnotherPersonNeeded], union: { name: `${name[0]?.toUpperCase()}${name.slice(1)}Result` } },
      resolve: async (_, args, context) => {
        const acting = actingIn(context);
        const referral = await findReferral(acting, await command(acting, args.input));
        if (!referral) throw new NotFound();
        return referral;
      },
    }),
  );

onHold("placeHold", "Keeps a referral from being purged. Takes two people, and the second factor given just now.", PlaceHoldInput, placeHold);
onHold("releaseHold", "Lets a held referral go. Takes two people, and the second factor given just now.", ReleaseHoldInput, releaseHold);
