import { builder } from "#graphql/builder.ts";
import { AgencyRef, PersonRef } from "#features/agencies/schema.ts";
import type { Page } from "#platform/paging.ts";
import type { Access } from "../queries/accesses.ts";

const AccessFields = builder.enumType("AccessFields", {
  description: "How much of it was looked at.",
  values: {
    LIST: { description: "A row in a list." },
    SHORT_FORM: { description: "The short form." },
    FULL: { description: "Everything the consent names, or the owner's own view." },
    ACTION: { description: "Something was done to it." },
  },
});
const AccessOutcome = builder.enumType("AccessOutcome", {
  values: ["OK", "DENIED"] as const,
  description: "Whether it was shown. An attempt that found nothing is recorded too.",
});

const AccessRef = builder.objectRef<Access>("Access").implement({
  description: "One look at something that was shared.",
  fields: (t) => ({
    id: t.exposeID("id"),
    at: t.expose("at", { type: "DateTime" }),
    person: t.field({ type: PersonRef, nullable: true, resolve: ({ personId }, _, { load }) => (personId === null ? null : load.person.load(personId)) }),
    agency: t.field({ type: AgencyRef, nullable: true, resolve: ({ agencyId }, _, { load }) => (agencyId === null ? null : load.agency.load(agencyId)) }),
    fields: t.expose("fields", { type: AccessFields }),
    outcome: t.expose("outcome", { type: AccessOutcome }),
  }),
});

export const AccessPageRef = builder.objectRef<Page<Access>>("AccessPage").implement({
  description: "Who looked at what was shared, newest first.",
  fields: (t) => ({
    nodes: t.field({ type: [AccessRef], resolve: ({ nodes }) => nodes }),
    hasMore: t.exposeBoolean("hasMore"),
    endCursor: t.exposeString("endCursor", { nullable: true }),
  }),
});
