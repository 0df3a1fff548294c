import { ChooseLanguageInput, ChooseTaskForceInput, SignInInput } from "@roundtable/shared/auth.ts";
import { worksWithReferrals } from "@roundtable/shared/roles.ts";
import { builder } from "#graphql/builder.ts";
import { actingIn, type RequestContext } from "#graphql/context.ts";
import { Discipline, Locale, SeatRole } from "#graphql/enums.ts";
import { ProblemInterface } from "#graphql/problems.ts";
import type { DemoPerson } from "#platform/demo.ts";
import { Unauthenticated } from "#platform/errors.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import type { SignedIn } from "#platform/sessions.ts";
import { AgencyRef, PersonRef, TaskForceRef } from "#features/agencies/schema.ts";
import { mayCountLateAnswers } from "#features/referrals/rules/sharing.ts";
import { chooseLanguage } from "./commands/choose-language.ts";
import { chooseTaskForce } from "./commands/choose-task-force.ts";
import { signIn } from "./commands/sign-in.ts";
import { SignInRefused } from "./problems.ts";

export const ViewerRef = builder.objectRef<SignedIn>("Viewer").implement({
  description: "The person who is signed in, at the table where they sit now.",
  fields: (t) => ({
    id: t.id({ resolve: ({ actor }) => actor.personId }),
    person: t.field({ type: PersonRef, resolve: async ({ actor }, _, { load }) => present(await load.person.load(actor.personId)) }),
    agency: t.field({ type: AgencyRef, resolve: ({ actor }, _, { load }) => load.requireAgency(actor.agencyId) }),
    taskForce: t.field({ type: TaskForceRef, resolve: async ({ actor }, _, { load }) => present(await load.taskForce.load(actor.taskForceId)) }),
    taskForces: t.field({
      type: [TaskForceRef],
      description: "The tables they may sit down at.",
      resolve: ({ actor }, _, { sessions }) => sessions.tablesOf(actor.personId),
    }),
    seats: t.field({ type: [SeatRole], resolve: ({ actor }) => actor.seats }),
    operator: t.boolean({ description: "Keeps people and agencies of the installation, and sees no referral.", resolve: ({ actor }) => actor.operator }),
    locale: t.expose("locale", { type: Locale }),
    idleMinutes: t.exposeInt("idleMinutes", { description: "Minutes without activity after which the session ends." }),
    sessionEndsAt: t.expose("endsAt", { type: "DateTime", description: "When the session ends however busy it is." }),
    viewerCanWorkWithReferrals: t.boolean({ resolve: ({ actor }) => worksWithReferrals(actor.seats) }),
    viewerCanSeeLateAnswers: t.boolean({ resolve: ({ actor }) => mayCountLateAnswers(actor) }),
  }),
});

builder.objectType(SignInRefused, {
  name: "SignInRefused",
  description: "Signing in did not succeed; which part was wrong is not said.",
  interfaces: [ProblemInterface],
  fields: (t) => ({ retryAfterSeconds: t.exposeInt("retryAfterSeconds", { nullable: true, description: "After too many tries: how long to wait." }) }),
});

const DemoPersonRef = builder.objectRef<DemoPerson>("DemoPerson").implement({
  description: "Somebody one may sign in as, in the demo and nowhere else.",
  fields: (t) => ({
    name: t.exposeString("name"),
    email: t.exposeString("email"),
    password: t.exposeString("password"),
    agency: t.exposeString("agency"),
    discipline: t.expose("discipline", { type: Discipline }),
    seats: t.field({ type: [SeatRole], resolve: ({ seats }) => [...seats] }),
    operator: t.exposeBoolean("operator"),
  }),
});

builder.queryFields((t) => ({
  viewer: t.field({
    type: ViewerRef,
    nullable: true,
    description: "Who is signed in; null when nobody is. Public.",
    resolve: (_, __, { signedIn }) => signedIn,
  }),
  demoPeople: t.field({
    type: [DemoPersonRef],
    description: "Who can sign in to the demo; empty outside it. Public.",
    resolve: (_, __, { demo }) => [...(demo?.people ?? [])],
  }),
}));

const SignInArgument = builder.inputType("SignInInput", { fields: (t) => ({ email: t.string({ required: true }), password: t.string({ required: true }) }) });
const ChooseTaskForceArgument = builder.inputType("ChooseTaskForceInput", { fields: (t) => ({ taskForceId: t.id({ required: true }) }) });
const ChooseLanguageArgument = builder.inputType("ChooseLanguageInput", { fields: (t) => ({ locale: t.field({ type: Locale, required: true }) }) });

builder.mutationFields((t) => ({
  signIn: t.field({
    type: ViewerRef,
    description: "Signs in and sets the session's cookie. Public.",
    args: { input: t.arg({ type: SignInArgument, required: true }) },
    errors: { types: [SignInRefused, InvalidInput], union: { name: "SignInResult", description: "The viewer, or why not." } },
    resolve: async (_, { input }, context) => {
      const session = await signIn(context, parse(SignInInput, input), context.http);
      context.become(session);
      return session.signedIn;
    },
  }),
  signOut: t.boolean({
    description: "Ends the session; true also when there was none. Public.",
    resolve: async (_, __, context) => {
      if (context.http.token) await context.sessions.end(context.http.token);
      context.become(null);
      return true;
    },
  }),
  chooseTaskForce: t.field({
    type: ViewerRef,
    description: "Sits down at another of one's tables.",
    args: { input: t.arg({ type: ChooseTaskForceArgument, required: true }) },
    resolve: async (_, { input }, context) => {
      const { signedIn, token } = sessionIn(context);
      const session = await chooseTaskForce(context.sessions, signedIn, token, parse(ChooseTaskForceInput, input).taskForceId);
      context.become(session);
      return session.signedIn;
    },
  }),
  chooseLanguage: t.field({
    type: ViewerRef,
    description: "Chooses the language in which the hub speaks and writes to oneself.",
    args: { input: t.arg({ type: ChooseLanguageArgument, required: true }) },
    resolve: async (_, { input }, context) => {
      const { locale } = parse(ChooseLanguageInput, input);
      await chooseLanguage(actingIn(context), locale);
      return { ...sessionIn(context).signedIn, locale };
    },
  }),
}));

function sessionIn({ signedIn, http }: RequestContext): { signedIn: SignedIn; token: string } {
  if (!signedIn || !http.token) throw new Unauthenticated();
  return { signedIn, token: http.token };
}

function present<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error("the viewer's own record is hidden from them");
  return row;
}
