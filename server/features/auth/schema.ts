import { builder } from "#graphql/builder.ts";
import { Discipline, SeatRole } from "#graphql/enums.ts";
import type { DemoPerson } from "#platform/demo.ts";
import { demoCode } from "./queries/demo.ts";
import "./schema/factors.ts";
import "./schema/links.ts";
import "./schema/problems.ts";
import "./schema/sessions.ts";
import "./schema/sign-in.ts";
import { ViewerRef } from "./schema/viewer.ts";

const DemoPersonRef = builder.objectRef<DemoPerson>("DemoPerson").implement({
  description: "Somebody one may sign in as, in the demo and nowhere else.",
  fields: (t) => ({
    name: t.exposeString("name"),
    email: t.exposeString("email"),
    password: t.exposeString("password"),
    code: t.field({
      type: "String",
      nullable: true,
      description: "A code that would be taken now; ask when it is needed. Null for some seconds when this person's codes of the moment were all used.",
      resolve: ({ email }, _, { auth }) => demoCode(auth, email),
    }),
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
