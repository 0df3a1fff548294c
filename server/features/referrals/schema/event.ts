import { builder } from "#graphql/builder.ts";
import * as enums from "#graphql/enums.ts";
import { AgencyRef, PersonRef } from "#features/agencies/schema.ts";
import type { InformationRequestModel, ShareEventModel } from "../../../../prisma/client/models.ts";

export const ShareEventRef = builder.objectRef<ShareEventModel>("ShareEvent").implement({
  description: "One step in the life of a share. Never changed and never removed.",
  fields: (t) => ({
    id: t.exposeID("id"),
    at: t.expose("at", { type: "DateTime" }),
    fromStatus: t.expose("fromStatus", { type: enums.ShareStatus, nullable: true }),
    toStatus: t.expose("toStatus", { type: enums.ShareStatus }),
    agency: t.field({
      type: AgencyRef,
      nullable: true,
      description: "Whose step it was; null for the clock's.",
      resolve: ({ agencyId }, _, { load }) => (agencyId === null ? null : load.agency.load(agencyId)),
    }),
    person: t.field({ type: PersonRef, nullable: true, resolve: ({ personId }, _, { load }) => (personId === null ? null : load.person.load(personId)) }),
    declineReason: t.expose("declineReason", { type: enums.DeclineReason, nullable: true }),
    outcome: t.expose("outcome", { type: enums.CloseOutcome, nullable: true }),
    recheckOn: t.expose("recheckOn", { type: "Date", nullable: true }),
  }),
});

export const InformationRequestRef = builder.objectRef<InformationRequestModel & { mayBeAnswered: boolean }>("InformationRequest").implement({
  description: "A structured question from the recipient, and its structured answer.",
  fields: (t) => ({
    id: t.exposeID("id"),
    question: t.expose("question", { type: enums.Question }),
    askedAt: t.expose("askedAt", { type: "DateTime" }),
    answer: t.expose("answer", { type: enums.Answer, nullable: true }),
    answeredAt: t.expose("answeredAt", { type: "DateTime", nullable: true }),
    mayBeAnswered: t.exposeBoolean("mayBeAnswered", { description: "The consent names what an answer would tell. Otherwise only `NOT_SHARED` is possible." }),
  }),
});
