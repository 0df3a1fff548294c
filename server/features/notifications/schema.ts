import { mailKinds, mailPaces } from "@roundtable/shared/mail.ts";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { NotFound } from "#platform/errors.ts";
import type { SentMail } from "#platform/mailer.ts";
import { pageSize } from "#platform/paging.ts";
import { InvalidInput } from "#platform/problems.ts";
import { PersonRef } from "#features/agencies/schema.ts";
import { confirmMailAddress } from "./commands/confirm-mail-address.ts";
import { setMailPreference } from "./commands/set-mail-preference.ts";
import { listPreferences, type Preference } from "./queries/preferences.ts";
import { unreachableSince } from "./queries/reach.ts";

const MailKind = builder.enumType("MailKind", {
  values: mailKinds,
  description: "Of what a person is told by mail. Every mail says only that something is there.",
});
const MailPace = builder.enumType("MailPace", {
  values: mailPaces,
  description: "How soon. INSTANT is within a quarter of an hour; DAILY and WEEKLY gather everything into one mail in the morning.",
});

const DemoMailRef = builder.objectRef<SentMail>("DemoMail").implement({
  description: "A mail that the demo wrote into a folder instead of sending it.",
  fields: (t) => ({
    id: t.exposeID("id"),
    to: t.exposeString("to"),
    subject: t.exposeString("subject"),
    text: t.exposeString("text"),
    sentAt: t.expose("sentAt", { type: "DateTime" }),
  }),
});

const MailPreferenceRef = builder.objectRef<Preference>("MailPreference").implement({
  description: "How soon one wants mail of one kind.",
  fields: (t) => ({
    kind: t.expose("kind", { type: MailKind }),
    pace: t.expose("pace", { type: MailPace }),
    choices: t.field({
      type: [MailPace],
      description: "What one may choose; one alone when there is nothing to choose.",
      resolve: ({ choices }) => [...choices],
    }),
  }),
});

builder.objectField(PersonRef, "mailUnreachableSince", (t) =>
  t.field({
    type: "DateTime",
    nullable: true,
    description:
      "Since when mail to this person does not arrive. Shown to themselves, to the lead of their agency and to the operator; null to everybody else.",
    resolve: (person, _, context) => unreachableSince(actingIn(context), person.id),
  }),
);

builder.queryFields((t) => ({
  demoMails: t.field({
    type: [DemoMailRef],
    description: "The demo's mails, newest first; empty outside it. Public.",
    args: { first: t.arg.int() },
    resolve: (_, { first }, { demo }) => demo?.mails(pageSize(first)) ?? [],
  }),
  mailPreferences: t.field({
    type: [MailPreferenceRef],
    description: "How soon one wants mail, for each kind that concerns one's seats.",
    resolve: (_, __, context) => listPreferences(actingIn(context)),
  }),
}));

const SetMailPreferenceArgument = builder.inputType("SetMailPreferenceInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    kind: t.field({ type: MailKind, required: true }),
    pace: t.field({ type: MailPace, required: true }),
  }),
});
const ConfirmMailAddressArgument = builder.inputType("ConfirmMailAddressInput", { fields: (t) => ({ clientKey: t.id({ required: true }) }) });

builder.mutationFields((t) => ({
  setMailPreference: t.field({
    type: MailPreferenceRef,
    description: "Chooses how soon one wants mail of one kind. Mail about one's own account always comes, and at once.",
    args: { input: t.arg({ type: SetMailPreferenceArgument, required: true }) },
    errors: { types: [InvalidInput], union: { name: "SetMailPreferenceResult" } },
    resolve: async (_, { input }, context) => {
      const acting = actingIn(context);
      const { kind } = await setMailPreference(acting, input);
      const preference = (await listPreferences(acting)).find((one) => one.kind === kind);
      if (!preference) throw new NotFound();
      return preference;
    },
  }),
  confirmMailAddress: t.field({
    type: PersonRef,
    description: "Says that one's own address is right, so that mail is tried again.",
    args: { input: t.arg({ type: ConfirmMailAddressArgument, required: true }) },
    errors: { types: [InvalidInput], union: { name: "ConfirmMailAddressResult" } },
    resolve: async (_, { input }, context) => {
      const person = await context.load.person.load(await confirmMailAddress(actingIn(context), input));
      if (!person) throw new NotFound();
      return person;
    },
  }),
}));
