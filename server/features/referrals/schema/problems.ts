import { actingIn } from "#graphql/context.ts";
import { builder } from "#graphql/builder.ts";
import { ShareStatus } from "#graphql/enums.ts";
import { ProblemInterface } from "#graphql/problems.ts";
import { Conflict } from "#platform/problems.ts";
import { notShareableReasons, ReferralNotShareable, StepNotPossible } from "../problems.ts";
import { findReferral } from "../queries/referrals.ts";
import { findShare } from "../queries/shares.ts";
import { ReferralRef } from "./referral.ts";
import { ShareRef } from "./share.ts";

builder.objectType(Conflict, {
  name: "Conflict",
  description: "Somebody else was faster. Nothing of yours was written; the fresh state is in `share` or `referral`.",
  interfaces: [ProblemInterface],
  fields: (t) => ({
    share: t.field({ type: ShareRef, nullable: true, resolve: ({ of, id }, _, context) => (of === "Share" ? findShare(actingIn(context), id) : null) }),
    referral: t.field({
      type: ReferralRef,
      nullable: true,
      resolve: ({ of, id }, _, context) => (of === "Referral" ? findReferral(actingIn(context), id) : null),
    }),
  }),
});

builder.objectType(StepNotPossible, {
  name: "StepNotPossible",
  description: "From where the share stands now, this step does not exist.",
  interfaces: [ProblemInterface],
  fields: (t) => ({
    status: t.field({ type: ShareStatus, resolve: ({ status }) => status }),
    share: t.field({ type: ShareRef, nullable: true, resolve: ({ shareId }, _, context) => findShare(actingIn(context), shareId) }),
  }),
});

const Reason = builder.enumType("NotShareableReason", { values: notShareableReasons, description: "Why a referral was not shared." });

builder.objectType(ReferralNotShareable, {
  name: "ReferralNotShareable",
  description: "Nothing was shared, and nothing has left the agency.",
  interfaces: [ProblemInterface],
  fields: (t) => ({ reason: t.field({ type: Reason, resolve: ({ reason }) => reason }) }),
});
