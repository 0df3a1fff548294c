import * as inputs from "@roundtable/shared/auth.ts";
import { builder } from "#graphql/builder.ts";
import type { RequestContext } from "#graphql/context.ts";
import { Discipline, LinkKind, Locale } from "#graphql/enums.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { acceptInvitation } from "../commands/accept-invitation.ts";
import { claimHub } from "../commands/claim-hub.ts";
import { openLink } from "../commands/open-link.ts";
import { resetPassword } from "../commands/reset-password.ts";
import { LinkRefused, PasswordRefused } from "../problems.ts";
import type { OpenedLink } from "../queries/links.ts";
import type { SignInStep } from "../rules.ts";
import { SignInStepRef } from "./sign-in.ts";

const OpenedLinkRef = builder.objectRef<OpenedLink>("OpenedLink").implement({
  description: "What a link is for. Looking does not use it up.",
  fields: (t) => ({
    kind: t.expose("kind", { type: LinkKind }),
    name: t.exposeString("name", { nullable: true, description: "Who is invited; null for other links." }),
    agency: t.exposeString("agency", { nullable: true, description: "To which agency; null for other links." }),
    email: t.exposeString("email", { nullable: true, description: "Under which address; null for other links." }),
    locale: t.expose("locale", { type: Locale, nullable: true, description: "The language they were invited in; null for other links." }),
    expiresAt: t.expose("expiresAt", { type: "DateTime" }),
  }),
});

const LinkArgument = builder.inputType("LinkInput", {
  fields: (t) => ({ token: t.string({ required: true, description: "What stands behind the # of the link." }) }),
});
const AcceptInvitationArgument = builder.inputType("AcceptInvitationInput", {
  fields: (t) => ({
    token: t.string({ required: true }),
    password: t.string({ description: "To sign in with a password and an authenticator app; leave it out for a passkey." }),
  }),
});
const ResetPasswordArgument = builder.inputType("ResetPasswordInput", {
  fields: (t) => ({ token: t.string({ required: true }), password: t.string({ required: true }) }),
});
const ClaimHubArgument = builder.inputType("ClaimHubInput", {
  description: "The first operator of a new hub, their agency and its table.",
  fields: (t) => ({
    token: t.string({ required: true }),
    name: t.string({ required: true, description: "The operator's own name, as colleagues will see it." }),
    email: t.string({ required: true }),
    workPhone: t.string({ required: true, description: "With the country, as +13365550100." }),
    password: t.string({ description: "To sign in with a password and an authenticator app; leave it out for a passkey." }),
    locale: t.field({ type: Locale }),
    agencyName: t.string({ required: true }),
    discipline: t.field({ type: Discipline, description: "What kind of agency it is; a coalition where nothing is said." }),
    intakePhone: t.string({ required: true, description: "The agency's own line, as +13365550100." }),
    taskForceName: t.string({ required: true }),
    timeZone: t.string({ required: true, description: "Of the task force, as America/New_York." }),
  }),
});

/** Carries on with the step that a link opened. */
function goOn(context: RequestContext, { token, step }: { token: string; step: SignInStep }): SignInStep {
  context.stepIn(token);
  return step;
}

builder.mutationFields((t) => ({
  openLink: t.field({
    type: OpenedLinkRef,
    description: "Says what a link is for, without using it up. Public.",
    args: { input: t.arg({ type: LinkArgument, required: true }) },
    errors: { types: [LinkRefused, InvalidInput], union: { name: "OpenLinkResult" } },
    resolve: (_, { input }, context) => openLink(context, parse(inputs.LinkInput, input)),
  }),
  acceptInvitation: t.field({
    type: SignInStepRef,
    description: "Joins with an invitation; what follows is setting up the second factor, and once that stands the invitation is used up. Public.",
    args: { input: t.arg({ type: AcceptInvitationArgument, required: true }) },
    errors: { types: [LinkRefused, PasswordRefused, InvalidInput], union: { name: "AcceptInvitationResult" } },
    resolve: async (_, { input }, context) => goOn(context, await acceptInvitation(context, parse(inputs.AcceptInvitationInput, input))),
  }),
  resetPassword: t.field({
    type: SignInStepRef,
    description: "Chooses a new password with a link, which is used up. All sessions end; the second factor is asked for as ever. Public.",
    args: { input: t.arg({ type: ResetPasswordArgument, required: true }) },
    errors: { types: [LinkRefused, PasswordRefused, InvalidInput], union: { name: "ResetPasswordResult" } },
    resolve: async (_, { input }, context) => goOn(context, await resetPassword(context, parse(inputs.ResetPasswordInput, input))),
  }),
  claimHub: t.field({
    type: SignInStepRef,
    description:
      "Makes a new hub one's own, with the link that its start printed; what follows is setting up the second factor, and once that stands the link is used up. Public.",
    args: { input: t.arg({ type: ClaimHubArgument, required: true }) },
    errors: { types: [LinkRefused, PasswordRefused, InvalidInput], union: { name: "ClaimHubResult" } },
    resolve: async (_, { input }, context) => goOn(context, await claimHub(context, parse(inputs.ClaimHubInput, input))),
  }),
}));
