import * as inputs from "@roundtable/shared/auth.ts";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { Locale } from "#graphql/enums.ts";
import { NotFound } from "#platform/errors.ts";
import { parse } from "#platform/problems.ts";
import type { OwnSession } from "#platform/sessions.ts";
import { chooseLanguage } from "../commands/choose-language.ts";
import { chooseTaskForce } from "../commands/choose-task-force.ts";
import { sessionIn, ViewerRef } from "./viewer.ts";

const OwnSessionRef = builder.objectRef<OwnSession>("OwnSession").implement({
  description: "One of the places where you are signed in.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "Changes whenever the session's token does." }),
    device: t.exposeString("device", { description: "Browser and system, as `Firefox · Windows`; empty when neither is known." }),
    sharedDevice: t.exposeBoolean("sharedDevice"),
    startedAt: t.expose("startedAt", { type: "DateTime" }),
    seenAt: t.expose("seenAt", { type: "DateTime", description: "To the minute." }),
    isThisOne: t.exposeBoolean("isThisOne"),
  }),
});

builder.queryField("sessions", (t) =>
  t.field({
    type: [OwnSessionRef],
    description: "Where you are signed in, the latest first.",
    resolve: (_, __, context) => context.auth.sessions.listOf(sessionIn(context).signedIn.actor),
  }),
);

const ChooseTaskForceArgument = builder.inputType("ChooseTaskForceInput", { fields: (t) => ({ taskForceId: t.id({ required: true }) }) });
const ChooseLanguageArgument = builder.inputType("ChooseLanguageInput", { fields: (t) => ({ locale: t.field({ type: Locale, required: true }) }) });
const EndSessionArgument = builder.inputType("EndSessionInput", { fields: (t) => ({ id: t.id({ required: true }) }) });

builder.mutationFields((t) => ({
  endSession: t.boolean({
    description: "Signs another of your devices out.",
    args: { input: t.arg({ type: EndSessionArgument, required: true }) },
    resolve: async (_, { input }, context) => {
      const { signedIn } = sessionIn(context);
      const { success, data } = inputs.EndSessionInput.safeParse(input);
      if (!success || !(await context.auth.sessions.endOne(signedIn.actor, data.id))) throw new NotFound();
      return true;
    },
  }),
  endOtherSessions: t.int({
    description: "Signs all your other devices out, and says how many.",
    resolve: (_, __, context) => context.auth.sessions.endOthers(sessionIn(context).signedIn.actor),
  }),
  chooseTaskForce: t.field({
    type: ViewerRef,
    description: "Sits down at another of one's tables.",
    args: { input: t.arg({ type: ChooseTaskForceArgument, required: true }) },
    resolve: async (_, { input }, context) => {
      const { signedIn, token } = sessionIn(context);
      return context.become(await chooseTaskForce(context.auth.sessions, signedIn, token, parse(inputs.ChooseTaskForceInput, input).taskForceId));
    },
  }),
  chooseLanguage: t.field({
    type: ViewerRef,
    description: "Chooses the language in which the hub speaks and writes to oneself.",
    args: { input: t.arg({ type: ChooseLanguageArgument, required: true }) },
    resolve: async (_, { input }, context) => {
      const { locale } = parse(inputs.ChooseLanguageInput, input);
      await chooseLanguage(actingIn(context), locale);
      return { ...sessionIn(context).signedIn, locale };
    },
  }),
}));
