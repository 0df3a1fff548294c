import type { SharingAgreementModel } from "../../../prisma/client/models.ts";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { AgreementDocument, AgreementState } from "#graphql/enums.ts";
import { ProblemInterface } from "#graphql/problems.ts";
import { NotFound } from "#platform/errors.ts";
import { Conflict, InvalidInput } from "#platform/problems.ts";
import { AgencyRef, AgreementRef, PersonRef } from "#features/agencies/schema.ts";
import { endAgreement } from "./commands/end-agreement.ts";
import { recordAgreement } from "./commands/record-agreement.ts";
import { AgreementOver } from "./problems.ts";
import { findAgreement, findStanding, listStandings, type Standing } from "./queries.ts";
import { stateOf } from "./rules.ts";

builder.objectFields(AgreementRef, (t) => ({
  agency: t.field({ type: AgencyRef, resolve: ({ agencyId }, _, { load }) => load.requireAgency(agencyId) }),
  document: t.expose("document", { type: AgreementDocument }),
  title: t.exposeString("title", { nullable: true, description: "What the paper is called." }),
  state: t.field({ type: AgreementState, resolve: (agreement, _, context) => stateOf(agreement, actingIn(context).clock.now()) }),
  signedBy: t.field({
    type: PersonRef,
    nullable: true,
    description: "Who signed for the agency; null for what was recorded before signatures were.",
    resolve: ({ signedById }, _, { load }) => (signedById === null ? null : load.person.load(signedById)),
  }),
  recordedBy: t.field({
    type: PersonRef,
    nullable: true,
    resolve: ({ recordedById }, _, { load }) => (recordedById === null ? null : load.person.load(recordedById)),
  }),
  recordedAt: t.expose("recordedAt", { type: "DateTime" }),
}));

const StandingRef = builder.objectRef<Standing>("AgreementStanding").implement({
  description: "How one agency's sharing stands at this table.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "That of the agency." }),
    agency: t.field({ type: AgencyRef, resolve: ({ agency }) => agency }),
    current: t.field({
      type: AgreementRef,
      nullable: true,
      description: "The one that holds now; null when none does, and then nothing is shared in either direction.",
      resolve: ({ current }) => current,
    }),
    versions: t.field({ type: [AgreementRef], description: "The latest first.", resolve: ({ versions }) => versions }),
    endsOn: t.field({
      type: "DateTime",
      nullable: true,
      description: "When sharing stops unless it is renewed; null when it has stopped.",
      resolve: ({ endsAt }) => endsAt,
    }),
    endsSoon: t.exposeBoolean("endsSoon", { description: "Within sixty days." }),
    lastVersion: t.exposeInt("lastVersion", { description: "Send it when recording the next one; 0 when there is none." }),
    viewerCanRecord: t.exposeBoolean("viewerCanRecord", { description: "Whether you may record a renewal: a coordinator and the operator may." }),
  }),
});

builder.objectType(AgreementOver, { name: "AgreementOver", description: "It ended before. Nothing was changed.", interfaces: [ProblemInterface] });
builder.objectField(Conflict, "agreementStanding", (t) =>
  t.field({
    type: StandingRef,
    nullable: true,
    resolve: ({ of, id }, _, context) => (of === "SharingAgreement" ? findStanding(actingIn(context), id) : null),
  }),
);

builder.queryField("agreements", (t) =>
  t.field({
    type: [StandingRef],
    description: "How sharing stands for every agency of this table, by name. Open to everybody who sits there.",
    resolve: (_, __, context) => listStandings(actingIn(context)),
  }),
);

const RecordAgreementInput = builder.inputType("RecordAgreementInput", {
  description: "A new version; those before it stay as they are.",
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    agencyId: t.id({ required: true }),
    taskForceId: t.id({ description: "Left out: the table at which you sit. Only the operator names another." }),
    lastVersion: t.int({ required: true, description: "The version that this one follows; 0 for the first." }),
    document: t.field({ type: AgreementDocument, required: true }),
    title: t.string({ description: "What the paper is called." }),
    signedById: t.id({ required: true, description: "Somebody of that agency." }),
    signedOn: t.field({ type: "Date", required: true, description: "Not in the future." }),
    startsOn: t.field({ type: "Date", required: true }),
    endsOn: t.field({ type: "Date", required: true, description: "The last day on which it holds; five years at the most." }),
  }),
});
const EndAgreementInput = builder.inputType("EndAgreementInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), agreementId: t.id({ required: true }) }),
});

builder.mutationFields((t) => ({
  recordAgreement: t.field({
    type: AgreementRef,
    description: "Records a signed agreement, or its renewal. For a coordinator and the operator.",
    args: { input: t.arg({ type: RecordAgreementInput, required: true }) },
    errors: { types: [InvalidInput, Conflict], union: { name: "RecordAgreementResult" } },
    resolve: async (_, { input }, context) => {
      const acting = actingIn(context);
      const agreement = await findAgreement(acting, await recordAgreement(acting, input));
      return orNotFound(agreement);
    },
  }),
  endAgreement: t.field({
    type: AgreementRef,
    description: "An agreement holds no longer: nothing new is shared under it from now on. For a coordinator and the operator.",
    args: { input: t.arg({ type: EndAgreementInput, required: true }) },
    errors: { types: [InvalidInput, AgreementOver], union: { name: "EndAgreementResult" } },
    resolve: async (_, { input }, context) => {
      const acting = actingIn(context);
      return orNotFound(await findAgreement(acting, await endAgreement(acting, input)));
    },
  }),
}));

function orNotFound(agreement: SharingAgreementModel | null): SharingAgreementModel {
  if (agreement === null) throw new NotFound();
  return agreement;
}
