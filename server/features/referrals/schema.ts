import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import * as enums from "#graphql/enums.ts";
import { AgencyRef, PersonRef } from "#features/agencies/schema.ts";
import type { ConsentModel, NoticeModel } from "../../../prisma/client/models.ts";
import { audienceOf } from "./queries/consents.ts";
import { colleaguesWhoConfirm, consentsToConfirm } from "./queries/second-person.ts";
import { lateAnswers, type LateAnswers, recentNotices } from "./queries/late-answers.ts";
import { findReferral, listDrafts, type OwnReferral } from "./queries/referrals.ts";
import type { LoadedShare } from "./queries/loaded-share.ts";
import { findShare, listShares, listVersion, shareVersion } from "./queries/shares.ts";
import { suggestRecipients } from "./queries/suggestions.ts";
import { ShareAudienceRef } from "./schema/audience.ts";
import "./schema/mutations.ts";
import { ConsentRef, ReferralPageRef, ReferralRef } from "./schema/referral.ts";
import "./schema/second-person.ts";
import { SharePageRef, ShareRef } from "./schema/share.ts";
import { SuggestionsRef } from "./schema/suggestion.ts";

const NoticeRef = builder.objectRef<NoticeModel>("Notice").implement({
  description: "Something happened that concerns your agency. To what is not said.",
  fields: (t) => ({ id: t.exposeID("id"), kind: t.expose("kind", { type: enums.NoticeKind }), at: t.expose("createdAt", { type: "DateTime" }) }),
});

const TodayRef = builder
  .objectRef<{ waitingForYou: LoadedShare[]; waitingOnOthers: LoadedShare[]; notices: NoticeModel[]; drafts: OwnReferral[]; toConfirm: ConsentModel[] }>(
    "Today",
  )
  .implement({
    description: "What waits for this person, and for whom they wait.",
    fields: (t) => ({
      waitingForYou: t.field({
        type: [ShareRef],
        description: "Soonest due first; questions of others about what you sent included.",
        resolve: ({ waitingForYou }) => waitingForYou,
      }),
      waitingOnOthers: t.field({ type: [ShareRef], resolve: ({ waitingOnOthers }) => waitingOnOthers }),
      notices: t.field({ type: [NoticeRef], resolve: ({ notices }) => notices }),
      drafts: t.field({ type: [ReferralRef], resolve: ({ drafts }) => drafts }),
      toConfirm: t.field({
        type: [ConsentRef],
        description: "Consents that name law enforcement, recorded by a colleague, that wait for a second person. The one that runs out first comes first.",
        resolve: ({ toConfirm }) => toConfirm,
      }),
    }),
  });

const LateAnswersRef = builder.objectRef<LateAnswers>("LateAnswers").implement({
  description: "How many answers wait at one agency: all that a coordinator learns of referrals.",
  fields: (t) => ({
    agency: t.field({ type: AgencyRef, resolve: ({ agencyId }, _, { load }) => load.requireAgency(agencyId) }),
    waiting: t.exposeInt("waiting"),
    late: t.exposeInt("late"),
  }),
});

builder.queryFields((t) => {
  const page = {
    first: t.arg.int({ required: false, description: "1 to 100; 25 when left out." }),
    after: t.arg.string({ required: false, description: "`endCursor` of the part before." }),
  };
  const filters = {
    ...page,
    filter: t.arg({ type: enums.ShareFilter, required: false }),
    urgency: t.arg({ type: enums.Urgency, required: false }),
    need: t.arg({ type: enums.Need, required: false }),
  };
  const id = t.arg.id({ required: true });
  return {
    today: t.field({
      type: TodayRef,
      resolve: async (_, __, context) => {
        const acting = actingIn(context);
        const [received, sent] = [await listShares(acting, "RECEIVED", { first: 50 }), await listShares(acting, "SENT", { first: 50 })];
        const asked = sent.nodes.filter(({ status }) => status === "INFO_REQUESTED");
        return {
          waitingForYou: [...received.nodes.filter(({ status }) => status !== "INFO_REQUESTED"), ...asked],
          waitingOnOthers: sent.nodes.filter(({ status }) => status !== "INFO_REQUESTED"),
          notices: await recentNotices(acting),
          toConfirm: await consentsToConfirm(acting),
          drafts: (await listDrafts(acting, { first: 10 })).nodes,
        };
      },
    }),
    inbox: t.field({
      type: SharePageRef,
      description: "What was sent to your agency.",
      args: filters,
      resolve: (_, args, context) => listShares(actingIn(context), "RECEIVED", args),
    }),
    sent: t.field({
      type: SharePageRef,
      description: "What your agency sent.",
      args: filters,
      resolve: (_, args, context) => listShares(actingIn(context), "SENT", args),
    }),
    drafts: t.field({ type: ReferralPageRef, args: page, resolve: (_, args, context) => listDrafts(actingIn(context), args) }),
    share: t.field({
      type: ShareRef,
      nullable: true,
      description: "Null for what ended, what is hidden and what never was, alike. Each look is recorded.",
      args: { id },
      resolve: (_, args, context) => findShare(actingIn(context), args.id),
    }),
    shareVersion: t.int({
      nullable: true,
      description:
        "The version of a share, or null once there is nothing here for you. Cheap and not logged: ask it every half minute, and the share itself only when it changed.",
      args: { id },
      resolve: (_, args, context) => shareVersion(actingIn(context), args.id),
    }),
    listVersion: t.string({
      description:
        "Changes whenever something in the lists of the agency changes. Cheap and not logged: ask it every half minute, and the lists only when it changed.",
      resolve: (_, __, context) => listVersion(actingIn(context)),
    }),
    referral: t.field({ type: ReferralRef, nullable: true, args: { id }, resolve: (_, args, context) => findReferral(actingIn(context), args.id) }),
    suggestRecipients: t.field({
      type: SuggestionsRef,
      nullable: true,
      args: { referralId: t.arg.id({ required: true }) },
      resolve: (_, args, context) => suggestRecipients(actingIn(context), args.referralId),
    }),
    whoWillSee: t.field({
      type: ShareAudienceRef,
      nullable: true,
      description: "Who will see this: shown before anything leaves.",
      args: { consentId: t.arg.id({ required: true }) },
      resolve: (_, args, context) => audienceOf(actingIn(context), args.consentId),
    }),
    colleaguesWhoConfirm: t.field({
      type: [PersonRef],
      description: "Your colleagues of whom one can be the second person for a consent that you record.",
      resolve: (_, __, context) => colleaguesWhoConfirm(actingIn(context)),
    }),
    lateAnswers: t.field({
      type: [LateAnswersRef],
      description: "Empty for everybody but a coordinator outside law enforcement.",
      resolve: (_, __, context) => lateAnswers(actingIn(context)),
    }),
  };
});
