import * as inputs from "@roundtable/shared/auth.ts";
import { builder } from "#graphql/builder.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import type { SignedIn } from "#platform/sessions.ts";
import { changePassword } from "../commands/change-password.ts";
import { confirmTotp } from "../commands/confirm-totp.ts";
import { enrolPasskey } from "../commands/enrol-passkey.ts";
import { enrolTotp } from "../commands/enrol-totp.ts";
import { removeFactor } from "../commands/remove-factor.ts";
import { renewRecoveryCodes } from "../commands/renew-recovery-codes.ts";
import { stepUpWithCode } from "../commands/step-up-with-code.ts";
import { stepUpWithPasskey } from "../commands/step-up-with-passkey.ts";
import { CodeRefused, LastWay, PasskeyRefused, PasswordRefused, SignInRefused } from "../problems.ts";
import { sessionIn, ViewerRef } from "./viewer.ts";

const TotpSecretRef = builder.objectRef<{ secret: string; uri: string }>("TotpSecret").implement({
  description: "What an authenticator app is set up with. It counts once a code of it was confirmed.",
  fields: (t) => ({
    secret: t.exposeString("secret", { description: "To type, in base 32." }),
    uri: t.exposeString("uri", { description: "To scan, as otpauth://totp/…" }),
  }),
});

const EnrolledRef = builder.objectRef<{ recoveryCodes: string[]; signedIn: SignedIn }>("Enrolled").implement({
  description: "A factor was set up.",
  fields: (t) => ({
    recoveryCodes: t.exposeStringList("recoveryCodes", {
      description: "Shown this once: each stands one time for the authenticator app. Empty where there are some already, or no password they could go with.",
    }),
    viewer: t.field({ type: ViewerRef, resolve: ({ signedIn }) => signedIn }),
  }),
});

const RecoveryCodesRef = builder.objectRef<{ recoveryCodes: string[] }>("RecoveryCodes").implement({
  description: "New recovery codes, shown this once; those before them are void.",
  fields: (t) => ({ recoveryCodes: t.exposeStringList("recoveryCodes") }),
});

const EnrolPasskeyArgument = builder.inputType("EnrolPasskeyInput", {
  fields: (t) => ({
    response: t.string({ required: true, description: "What the browser's `create` answered, as JSON." }),
    name: t.string({ required: true, description: "How its owner calls it, up to 60 characters." }),
  }),
});
const ConfirmTotpArgument = builder.inputType("ConfirmTotpInput", { fields: (t) => ({ code: t.string({ required: true }) }) });
const StepUpWithCodeArgument = builder.inputType("StepUpWithCodeInput", { fields: (t) => ({ code: t.string({ required: true }) }) });
const StepUpWithPasskeyArgument = builder.inputType("StepUpWithPasskeyInput", { fields: (t) => ({ response: t.string({ required: true }) }) });
const RemoveFactorArgument = builder.inputType("RemoveFactorInput", { fields: (t) => ({ id: t.id({ required: true }) }) });
const ChangePasswordArgument = builder.inputType("ChangePasswordInput", {
  fields: (t) => ({
    oldPassword: t.string({ description: "Left out by somebody who has none yet." }),
    newPassword: t.string({ required: true }),
  }),
});

builder.mutationFields((t) => ({
  enrolTotp: t.field({
    type: TotpSecretRef,
    description:
      "Begins to set up an authenticator app, in the first step of joining or in a session. One that is there counts until the new one is confirmed. Public. Step-up.",
    resolve: (_, __, context) => enrolTotp(context),
  }),
  confirmTotp: t.field({
    type: EnrolledRef,
    description: "Sets up the authenticator app with a code of it; one's other sessions end. Public. Step-up.",
    args: { input: t.arg({ type: ConfirmTotpArgument, required: true }) },
    errors: { types: [CodeRefused, InvalidInput], union: { name: "ConfirmTotpResult" } },
    resolve: async (_, { input }, context) => {
      const { recoveryCodes, ...session } = await confirmTotp(context, parse(inputs.CodeInput, input));
      return { recoveryCodes, signedIn: context.become(session) };
    },
  }),
  enrolPasskey: t.field({
    type: EnrolledRef,
    description: "Adds a passkey, in the first step of joining or in a session; one's other sessions end. Public. Step-up.",
    args: { input: t.arg({ type: EnrolPasskeyArgument, required: true }) },
    errors: { types: [PasskeyRefused, InvalidInput], union: { name: "EnrolPasskeyResult" } },
    resolve: async (_, { input }, context) => {
      const { recoveryCodes, ...session } = await enrolPasskey(context, parse(inputs.EnrolPasskeyInput, input));
      return { recoveryCodes, signedIn: context.become(session) };
    },
  }),
  renewRecoveryCodes: t.field({
    type: RecoveryCodesRef,
    description: "Makes ten new recovery codes; one's other sessions end. Step-up.",
    resolve: async (_, __, context) => {
      const { recoveryCodes, ...session } = await renewRecoveryCodes(context);
      context.become(session);
      return { recoveryCodes };
    },
  }),
  removeFactor: t.field({
    type: ViewerRef,
    description: "Removes a passkey or the authenticator app; one's other sessions end. Step-up.",
    args: { input: t.arg({ type: RemoveFactorArgument, required: true }) },
    errors: { types: [LastWay], union: { name: "RemoveFactorResult" } },
    resolve: async (_, { input }, context) => context.become(await removeFactor(context, input)),
  }),
  changePassword: t.field({
    type: ViewerRef,
    description: "Chooses another password, or a first one; one's other sessions end. Step-up.",
    args: { input: t.arg({ type: ChangePasswordArgument, required: true }) },
    errors: { types: [SignInRefused, PasswordRefused, InvalidInput], union: { name: "ChangePasswordResult" } },
    resolve: async (_, { input }, context) => {
      sessionIn(context);
      return context.become(await changePassword(context, parse(inputs.ChangePasswordInput, input)));
    },
  }),
  stepUpWithCode: t.field({
    type: ViewerRef,
    description: "Confirms with a code that it is still you, after an act was answered with the error code REAUTH.",
    args: { input: t.arg({ type: StepUpWithCodeArgument, required: true }) },
    errors: { types: [CodeRefused, InvalidInput], union: { name: "StepUpWithCodeResult" } },
    resolve: async (_, { input }, context) => {
      sessionIn(context);
      return context.become(await stepUpWithCode(context, parse(inputs.CodeInput, input)));
    },
  }),
  stepUpWithPasskey: t.field({
    type: ViewerRef,
    description: "Confirms with a passkey that it is still you, after an act was answered with the error code REAUTH.",
    args: { input: t.arg({ type: StepUpWithPasskeyArgument, required: true }) },
    errors: { types: [PasskeyRefused, InvalidInput], union: { name: "StepUpWithPasskeyResult" } },
    resolve: async (_, { input }, context) => {
      sessionIn(context);
      return context.become(await stepUpWithPasskey(context, parse(inputs.StepUpWithPasskeyInput, input)));
    },
  }),
}));
