import { builder } from "#graphql/builder.ts";
import type { SentMail } from "#platform/mailer.ts";
import { pageSize } from "#platform/paging.ts";

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

builder.queryField("demoMails", (t) =>
  t.field({
    type: [DemoMailRef],
    description: "The demo's mails, newest first; empty outside it. Public.",
    args: { first: t.arg.int() },
    resolve: (_, { first }, { demo }) => demo?.mails(pageSize(first)) ?? [],
  }),
);
