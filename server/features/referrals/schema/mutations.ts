import type { InputRef } from "@pothos/core";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import type { Acting } from "#platform/acting.ts";
import { NotFound } from "#platform/errors.ts";
import { Conflict, InvalidInput } from "#platform/problems.ts";
import { acceptReferral } from "../commands/accept-referral.ts";
import { answerRequest } from "../commands/answer-request.ts";
import { closeReferral } from "../commands/close-referral.ts";
import { confirmConsent } from "../commands/confirm-consent.ts";
import { declineReferral } from "../commands/decline-referral.ts";
import { discardDraft } from "../commands/discard-draft.ts";
import { draftReferral } from "../commands/draft-referral.ts";
import { narrowConsent } from "../commands/narrow-consent.ts";
import { recordConsent } from "../commands/record-consent.ts";
import { recordContact } from "../commands/record-contact.ts";
import { redirectReferral } from "../commands/redirect-referral.ts";
import { refuseConsent } from "../commands/refuse-consent.ts";
import { requestInformation } from "../commands/request-information.ts";
import { shareReferral } from "../commands/share-referral.ts";
import { startServices } from "../commands/start-services.ts";
import { waitlistReferral } from "../commands/waitlist-referral.ts";
import { withdrawConsent } from "../commands/withdraw-consent.ts";
import { withdrawShare } from "../commands/withdraw-share.ts";
import { AnotherPersonNeeded } from "#features/retention/problems.ts";
import { ReferralNotShareable, StepNotPossible } from "../problems.ts";
import { requireOwnConsent } from "../queries/consents.ts";
import { findReferralUnlogged } from "../queries/referrals.ts";
import { findShareUnlogged } from "../queries/shares.ts";
import * as inputs from "./inputs.ts";
import "./problems.ts";
import { ConsentRef, ReferralRef } from "./referral.ts";
import { ShareRef } from "./share.ts";

const DiscardedRef = builder
  .objectRef<{ id: string }>("Discarded")
  .implement({ description: "A draft that is gone for good.", fields: (t) => ({ id: t.exposeID("id") }) });

type Command = (acting: Acting, input: unknown) => Promise<string>;
const orNotFound = <Row>(row: Row | null): Row => {
  if (row === null) throw new NotFound();
  return row;
};

/** A step of a share: the command carries it out, and the share is read anew as the reader may see it then. */
const onShare = (name: string, description: string, input: InputRef<object>, command: Command, problems: (new (...args: never[]) => Error)[]) =>
  builder.mutationField(name, (t) =>
    t.field({
      type: ShareRef,
      description,
      args: { input: t.arg({ type: input, required: true }) },
      errors: { types: [InvalidInput, ...problems], union: { name: `${name[0]?.toUpperCase()}${name.slice(1)}Result` } },
      resolve: async (_, args, context) => {
        const acting = actingIn(context);
        return orNotFound(await findShareUnlogged(acting, await command(acting, args.input)));
      },
    }),
  );

const stepProblems = [Conflict, StepNotPossible];
onShare("shareReferral", "Shares a referral with the one agency that the consent names.", inputs.ShareReferralInput, shareReferral, [ReferralNotShareable]);
onShare("acceptReferral", "You will make contact. What the consent names opens to you.", inputs.AcceptReferralInput, acceptReferral, stepProblems);
onShare("declineReferral", "You cannot help with this one, and say why.", inputs.DeclineReferralInput, declineReferral, stepProblems);
onShare("waitlistReferral", "You have no place today, and look again on the day you name.", inputs.WaitlistReferralInput, waitlistReferral, stepProblems);
onShare("requestInformation", "Asks the sender. The clock stands until they answer.", inputs.RequestInformationInput, requestInformation, stepProblems);
onShare(
  "answerRequest",
  "Answers every open question. What the consent does not name is `NOT_SHARED`.",
  inputs.AnswerRequestInput,
  answerRequest,
  stepProblems,
);
onShare("recordContact", "First contact was made.", inputs.RecordContactInput, recordContact, stepProblems);
onShare("startServices", "Services have begun.", inputs.StartServicesInput, startServices, stepProblems);
onShare("closeReferral", "Closes the loop and says how it ended.", inputs.CloseReferralInput, closeReferral, stepProblems);
onShare("withdrawShare", "Takes back what you shared. The recipient finds nothing from its next request.", inputs.WithdrawShareInput, withdrawShare, [
  StepNotPossible,
]);
onShare("redirectReferral", "You will ask another agency instead; this one's access ends.", inputs.RedirectReferralInput, redirectReferral, [StepNotPossible]);

/** A consent, recorded or changed, as its owner sees it. */
const onConsent = (name: string, description: string, input: InputRef<object>, command: Command, problems: (new (...args: never[]) => Error)[]) =>
  builder.mutationField(name, (t) =>
    t.field({
      type: ConsentRef,
      description,
      args: { input: t.arg({ type: input, required: true }) },
      errors: { types: [InvalidInput, ...problems], union: { name: `${name[0]?.toUpperCase()}${name.slice(1)}Result` } },
      resolve: async (_, args, context) => {
        const acting = actingIn(context);
        return requireOwnConsent(acting, await command(acting, args.input), name);
      },
    }),
  );

onConsent("recordConsent", "Records that a survivor agreed that one agency may be asked. Nothing is shared by it.", inputs.RecordConsentInput, recordConsent, [
  ReferralNotShareable,
]);
onConsent("narrowConsent", "The survivor takes a part back. It is gone for the recipient from its next request.", inputs.NarrowConsentInput, narrowConsent, [
  Conflict,
]);
onConsent(
  "withdrawConsent",
  "The survivor takes the consent back. The recipient finds nothing from its next request.",
  inputs.WithdrawConsentInput,
  withdrawConsent,
  [],
);

onConsent(
  "confirmConsent",
  "You are the second person for a consent that names law enforcement: from now on it can be shared under. Takes the second factor given just now.",
  inputs.ConfirmConsentInput,
  confirmConsent,
  [Conflict, AnotherPersonNeeded],
);
onConsent(
  "refuseConsent",
  "You are the second person, and do not confirm it. The consent ends; nothing was shared under it.",
  inputs.RefuseConsentInput,
  refuseConsent,
  [Conflict, AnotherPersonNeeded],
);

builder.mutationFields((t) => ({
  draftReferral: t.field({
    type: ReferralRef,
    description: "Starts a referral or saves it. Nothing leaves your agency.",
    args: { input: t.arg({ type: inputs.DraftReferralInput, required: true }) },
    errors: { types: [InvalidInput, Conflict], union: { name: "DraftReferralResult" } },
    resolve: async (_, args, context) => {
      const acting = actingIn(context);
      return orNotFound(await findReferralUnlogged(acting, await draftReferral(acting, args.input)));
    },
  }),
  discardDraft: t.field({
    type: DiscardedRef,
    description: "Throws a draft away for good.",
    args: { input: t.arg({ type: inputs.DiscardDraftInput, required: true }) },
    errors: { types: [InvalidInput, Conflict], union: { name: "DiscardDraftResult" } },
    resolve: async (_, args, context) => ({ id: await discardDraft(actingIn(context), args.input) }),
  }),
}));
