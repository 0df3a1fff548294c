import type { LegalRequestModel, LegalRequestVersionModel } from "../../../prisma/client/models.ts";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { LegalDecision, LegalRequester, LegalRequestKind } from "#graphql/enums.ts";
import { ProblemInterface } from "#graphql/problems.ts";
import type { Acting } from "#platform/acting.ts";
import { NotFound } from "#platform/errors.ts";
import { Conflict, InvalidInput } from "#platform/problems.ts";
import { AgencyRef, PersonRef } from "#features/agencies/schema.ts";
import { ViewerRef } from "#features/auth/schema/viewer.ts";
import { changeLegalRequest } from "./commands/change-legal-request.ts";
import { recordLegalRequest } from "./commands/record-legal-request.ts";
import { tellPartner } from "./commands/tell-partner.ts";
import { NobodyToTell } from "./problems.ts";
import { findLegalRequest, listLegalRequests, mayKeepRegister, versionsOf } from "./queries.ts";

builder.objectFields(ViewerRef, (t) => ({
  viewerCanKeepLegalRequests: t.boolean({
    description: "Keeps the register of legal requests of their own agency: its lead.",
    resolve: (_, __, context) => mayKeepRegister(actingIn(context)),
  }),
}));

const VersionRef = builder.objectRef<LegalRequestVersionModel>("LegalRequestVersion").implement({
  description: "How an entry stood after one change. Never changed and never removed.",
  fields: (t) => ({
    id: t.exposeID("id"),
    version: t.exposeInt("version"),
    at: t.expose("at", { type: "DateTime" }),
    by: t.field({ type: PersonRef, nullable: true, description: "Who changed it.", resolve: ({ personId }, _, { load }) => load.person.load(personId) }),
    decision: t.expose("decision", { type: LegalDecision }),
    answerBy: t.expose("answerBy", { type: "Date", nullable: true }),
    counselToldOn: t.expose("counselToldOn", { type: "Date", nullable: true }),
    survivorToldOn: t.expose("survivorToldOn", { type: "Date", nullable: true }),
    partnerToldAt: t.expose("partnerToldAt", { type: "DateTime", nullable: true }),
    note: t.exposeString("note", { nullable: true }),
  }),
});

const LegalRequestRef = builder.objectRef<LegalRequestModel>("LegalRequest").implement({
  description: "A demand for records that reached your agency: an entry of its own register, which nobody else reads.",
  fields: (t) => ({
    id: t.exposeID("id"),
    version: t.exposeInt("version"),
    kind: t.expose("kind", { type: LegalRequestKind }),
    requester: t.expose("requester", { type: LegalRequester }),
    receivedOn: t.expose("receivedOn", { type: "Date" }),
    code: t.exposeString("code", { nullable: true, description: "Of the referral it is about; null for records in general." }),
    partner: t.field({
      type: AgencyRef,
      nullable: true,
      description: "The agency at the other end of that referral, where it may be told.",
      resolve: ({ partnerAgencyId }, _, { load }) => (partnerAgencyId === null ? null : load.requireAgency(partnerAgencyId)),
    }),
    decision: t.expose("decision", { type: LegalDecision }),
    answerBy: t.expose("answerBy", { type: "Date", nullable: true, description: "The day by which an answer is demanded." }),
    counselToldOn: t.expose("counselToldOn", { type: "Date", nullable: true }),
    survivorToldOn: t.expose("survivorToldOn", { type: "Date", nullable: true, description: "Null while they were not told, or cannot be told safely." }),
    partnerToldAt: t.expose("partnerToldAt", { type: "DateTime", nullable: true }),
    note: t.exposeString("note", { nullable: true }),
    recordedBy: t.field({ type: PersonRef, nullable: true, resolve: ({ recordedById }, _, { load }) => load.person.load(recordedById) }),
    recordedAt: t.expose("recordedAt", { type: "DateTime" }),
    versions: t.field({ type: [VersionRef], description: "The latest first.", resolve: ({ id }, _, context) => versionsOf(actingIn(context), id) }),
  }),
});

builder.objectType(NobodyToTell, {
  name: "NobodyToTell",
  description: "The other agency was told before, or there is none to tell. Nothing was changed.",
  interfaces: [ProblemInterface],
});
builder.objectField(Conflict, "legalRequest", (t) =>
  t.field({
    type: LegalRequestRef,
    nullable: true,
    resolve: ({ of, id }, _, context) => (of === "LegalRequest" ? findLegalRequest(actingIn(context), id) : null),
  }),
);

builder.queryFields((t) => ({
  legalRequests: t.field({
    type: [LegalRequestRef],
    description: "Your agency's register of legal requests, the latest first: for its leads, and empty for everybody else.",
    resolve: (_, __, context) => listLegalRequests(actingIn(context)),
  }),
  legalRequest: t.field({
    type: LegalRequestRef,
    nullable: true,
    description: "One entry of it.",
    args: { id: t.arg.id({ required: true }) },
    resolve: (_, { id }, context) => findLegalRequest(actingIn(context), id),
  }),
}));

const RecordInput = builder.inputType("RecordLegalRequestInput", {
  description: "A demand for records that reached your agency.",
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    kind: t.field({ type: LegalRequestKind, required: true }),
    requester: t.field({ type: LegalRequester, required: true }),
    receivedOn: t.field({ type: "Date", required: true, description: "Not in the future." }),
    code: t.string({ description: "Of a referral that you sent or received; left out for records in general." }),
    decision: t.field({ type: LegalDecision, required: true }),
    answerBy: t.field({ type: "Date", description: "The day by which an answer is demanded." }),
    counselToldOn: t.field({ type: "Date" }),
    survivorToldOn: t.field({ type: "Date" }),
    note: t.string({ description: "Up to 280 characters, without names, numbers or addresses." }),
  }),
});
const ChangeInput = builder.inputType("ChangeLegalRequestInput", {
  description: "How the entry shall stand; what is left out is emptied.",
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    requestId: t.id({ required: true }),
    version: t.int({ required: true, description: "The version this change was made on." }),
    decision: t.field({ type: LegalDecision, required: true }),
    answerBy: t.field({ type: "Date" }),
    counselToldOn: t.field({ type: "Date" }),
    survivorToldOn: t.field({ type: "Date" }),
    note: t.string({ description: "Up to 280 characters, without names, numbers or addresses." }),
  }),
});
const TellInput = builder.inputType("TellPartnerInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), requestId: t.id({ required: true }), version: t.int({ required: true }) }),
});

builder.mutationFields((t) => ({
  recordLegalRequest: t.field({
    type: LegalRequestRef,
    description: "Enters a legal request into your agency's register. For a lead.",
    args: { input: t.arg({ type: RecordInput, required: true }) },
    errors: { types: [InvalidInput], union: { name: "RecordLegalRequestResult" } },
    resolve: async (_, { input }, context) => afterwards(actingIn(context), recordLegalRequest(actingIn(context), input)),
  }),
  changeLegalRequest: t.field({
    type: LegalRequestRef,
    description: "What was decided, who was told, and by when an answer is due. For a lead.",
    args: { input: t.arg({ type: ChangeInput, required: true }) },
    errors: { types: [InvalidInput, Conflict], union: { name: "ChangeLegalRequestResult" } },
    resolve: async (_, { input }, context) => afterwards(actingIn(context), changeLegalRequest(actingIn(context), input)),
  }),
  tellPartner: t.field({
    type: LegalRequestRef,
    description: "Tells the other agency that there is a legal request about something you share, and nothing more. For a lead.",
    args: { input: t.arg({ type: TellInput, required: true }) },
    errors: { types: [InvalidInput, Conflict, NobodyToTell], union: { name: "TellPartnerResult" } },
    resolve: async (_, { input }, context) => afterwards(actingIn(context), tellPartner(actingIn(context), input)),
  }),
}));

/** The entry as it is now. */
async function afterwards(acting: Acting, id: Promise<string>): Promise<LegalRequestModel> {
  const request = await findLegalRequest(acting, await id);
  if (request === null) throw new NotFound();
  return request;
}
