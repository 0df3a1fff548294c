import * as inputs from "@roundtable/shared/auth.ts";
import { builder } from "#graphql/builder.ts";
import { FactorWay, PasskeyPurpose, SignInNext } from "#graphql/enums.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { beginPasskey } from "../commands/begin-passkey.ts";
import { confirmCode } from "../commands/confirm-code.ts";
import { confirmRecoveryCode } from "../commands/confirm-recovery-code.ts";
import { finishPasskeySignIn } from "../commands/finish-passkey-sign-in.ts";
import { requestReset } from "../commands/request-reset.ts";
import { signIn } from "../commands/sign-in.ts";
import { CodeRefused, PasskeyRefused, SignInRefused } from "../problems.ts";
import { stepUnderWay } from "../queries/steps.ts";
import type { SignInStep } from "../rules.ts";
import { ViewerRef } from "./viewer.ts";

export const SignInStepRef = builder.objectRef<SignInStep>("SignInStep").implement({
  description: "The first step is done, and nothing but the second works for now. It ends after ten minutes.",
  fields: (t) => ({
    next: t.expose("next", { type: SignInNext }),
    ways: t.expose("ways", {
      type: [FactorWay],
      description: "With what it may be given, or what may be set up; a passkey only where passkeys are available.",
    }),
  }),
});

const PasskeyOptionsRef = builder.objectRef<{ options: string }>("PasskeyOptions").implement({
  description: "What the browser's WebAuthn is asked with, good once and for five minutes.",
  fields: (t) => ({ options: t.exposeString("options", { description: "JSON, as the browser's `create` or `get` takes it." }) }),
});

const SignInArgument = builder.inputType("SignInInput", {
  fields: (t) => ({
    email: t.string({ required: true }),
    password: t.string({ required: true }),
    sharedDevice: t.boolean({ description: "Others use this device too: the session ends after 15 minutes without activity." }),
  }),
});
const CodeArgument = builder.inputType("CodeInput", {
  fields: (t) => ({ code: t.string({ required: true, description: "Six digits of the authenticator app." }) }),
});
const RecoveryCodeArgument = builder.inputType("RecoveryCodeInput", { fields: (t) => ({ code: t.string({ required: true }) }) });
const BeginPasskeyArgument = builder.inputType("BeginPasskeyInput", { fields: (t) => ({ purpose: t.field({ type: PasskeyPurpose, required: true }) }) });
const FinishPasskeyArgument = builder.inputType("FinishPasskeySignInInput", {
  fields: (t) => ({
    response: t.string({ required: true, description: "What the browser's `get` answered, as JSON." }),
    sharedDevice: t.boolean({ description: "Others use this device too: the session ends after 15 minutes without activity." }),
  }),
});
const RequestResetArgument = builder.inputType("RequestResetInput", { fields: (t) => ({ email: t.string({ required: true }) }) });

builder.queryFields((t) => ({
  signInStep: t.field({
    type: SignInStepRef,
    nullable: true,
    description: "The step of signing in that is under way in this browser. Public.",
    resolve: (_, __, context) => stepUnderWay(context),
  }),
  passkeysAvailable: t.boolean({
    description: "Whether passkeys work at the address the hub was opened under: they need a name, and a bare network address is none. Public.",
    resolve: (_, __, { http }) => http.site !== null,
  }),
}));

builder.mutationFields((t) => ({
  signIn: t.field({
    type: SignInStepRef,
    description: "The first step of signing in; sets the session's cookie, with which only the second step works. Public.",
    args: { input: t.arg({ type: SignInArgument, required: true }) },
    errors: { types: [SignInRefused, InvalidInput], union: { name: "SignInResult", description: "The next step, or why not." } },
    resolve: async (_, { input }, context) => {
      const { token, step } = await signIn(context, parse(inputs.SignInInput, input));
      context.stepIn(token);
      return step;
    },
  }),
  confirmCode: t.field({
    type: ViewerRef,
    description: "The second step, with a code of the authenticator app. Public.",
    args: { input: t.arg({ type: CodeArgument, required: true }) },
    errors: { types: [CodeRefused, InvalidInput], union: { name: "ConfirmCodeResult" } },
    resolve: async (_, { input }, context) => context.become(await confirmCode(context, parse(inputs.CodeInput, input))),
  }),
  confirmRecoveryCode: t.field({
    type: ViewerRef,
    description: "The second step, with a recovery code in place of the authenticator app. Public.",
    args: { input: t.arg({ type: RecoveryCodeArgument, required: true }) },
    errors: { types: [CodeRefused, InvalidInput], union: { name: "ConfirmRecoveryCodeResult" } },
    resolve: async (_, { input }, context) => context.become(await confirmRecoveryCode(context, parse(inputs.RecoveryCodeInput, input))),
  }),
  beginPasskey: t.field({
    type: PasskeyOptionsRef,
    description: "What to ask the browser for. `STEP_UP` and `ENROL` need a session, or for a first passkey the step of setting it up. Public.",
    args: { input: t.arg({ type: BeginPasskeyArgument, required: true }) },
    errors: { types: [PasskeyRefused, InvalidInput], union: { name: "BeginPasskeyResult" } },
    resolve: async (_, { input }, context) => ({ options: await beginPasskey(context, parse(inputs.BeginPasskeyInput, input)) }),
  }),
  finishPasskeySignIn: t.field({
    type: ViewerRef,
    description: "Signs in with a passkey that has made sure who holds it; nothing else is needed. Public.",
    args: { input: t.arg({ type: FinishPasskeyArgument, required: true }) },
    errors: { types: [PasskeyRefused, InvalidInput], union: { name: "FinishPasskeySignInResult" } },
    resolve: async (_, { input }, context) => context.become(await finishPasskeySignIn(context, parse(inputs.FinishPasskeySignInInput, input))),
  }),
  requestReset: t.boolean({
    description: "Mails a link for a new password, where there is an account; the answer is always the same. Public.",
    args: { input: t.arg({ type: RequestResetArgument, required: true }) },
    resolve: async (_, { input }, context) => {
      await requestReset(context, parse(inputs.RequestResetInput, input));
      return true;
    },
  }),
  signOut: t.boolean({
    description: "Ends the session; true also when there was none. Public.",
    resolve: async (_, __, context) => {
      if (context.http.presented) await context.auth.sessions.end(context.http.presented);
      context.leave();
      return true;
    },
  }),
}));
