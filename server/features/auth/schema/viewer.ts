import { builder } from "#graphql/builder.ts";
import type { RequestContext } from "#graphql/context.ts";
import { FactorKind, Locale, SeatRole } from "#graphql/enums.ts";
import { worksWithReferrals } from "@roundtable/shared/roles.ts";
import { Unauthenticated } from "#platform/errors.ts";
import { stepUpUntil } from "#platform/session-rules.ts";
import type { SignedIn } from "#platform/sessions.ts";
import { AgencyRef, PersonRef, TaskForceRef } from "#features/agencies/schema.ts";
import { mayCountLateAnswers } from "#features/referrals/rules/sharing.ts";
import { type Factor, hasPassword, listFactors, recoveryCodesLeft } from "../queries/factors.ts";

const FactorRef = builder.objectRef<Factor>("Factor").implement({
  description: "Something that you sign in with besides a password.",
  fields: (t) => ({
    id: t.exposeID("id"),
    kind: t.expose("kind", { type: FactorKind }),
    name: t.exposeString("name", { nullable: true, description: "The name you gave a passkey; an authenticator app has none." }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    lastUsedAt: t.expose("lastUsedAt", { type: "DateTime", nullable: true }),
  }),
});

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
      resolve: ({ actor }, _, { auth }) => auth.sessions.tablesOf(actor.personId),
    }),
    seats: t.field({ type: [SeatRole], resolve: ({ actor }) => actor.seats }),
    operator: t.boolean({ description: "Keeps people and agencies of the installation, and sees no referral.", resolve: ({ actor }) => actor.operator }),
    locale: t.expose("locale", { type: Locale }),
    idleMinutes: t.exposeInt("idleMinutes", { description: "Minutes without activity after which the session ends." }),
    sessionEndsAt: t.expose("endsAt", { type: "DateTime", description: "When the session ends however busy it is." }),
    sharedDevice: t.exposeBoolean("sharedDevice", { description: "They said at sign-in that others use this device too." }),
    stepUpUntil: t.field({
      type: "DateTime",
      description: "Until when acts that ask for the second factor again are carried out without asking.",
      resolve: ({ factorAt }) => stepUpUntil(factorAt),
    }),
    factors: t.field({
      type: [FactorRef],
      description: "What they sign in with besides a password.",
      resolve: ({ actor }, _, { auth }) => listFactors(auth.pool, actor.personId),
    }),
    recoveryCodesLeft: t.int({ resolve: ({ actor }, _, { auth }) => recoveryCodesLeft(auth.pool, actor.personId) }),
    hasPassword: t.boolean({
      description: "Somebody who joined with a passkey has none until they choose one.",
      resolve: ({ actor }, _, { auth }) => hasPassword(auth.pool, actor.personId),
    }),
    viewerCanWorkWithReferrals: t.boolean({ resolve: ({ actor }) => worksWithReferrals(actor.seats) }),
    viewerCanSeeLateAnswers: t.boolean({ resolve: ({ actor }) => mayCountLateAnswers(actor) }),
  }),
});

/** The session of a request, for acts on the session itself. @throws Unauthenticated without one */
export function sessionIn({ signedIn, http }: RequestContext): { signedIn: SignedIn; token: string } {
  if (!signedIn || !http.token) throw new Unauthenticated();
  return { signedIn, token: http.token };
}

function present<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error("the viewer's own record is hidden from them");
  return row;
}
