import { type MaterialCode, materialCodes, type TrainingAudience, trainingAudiences } from "@roundtable/shared/trainings.ts";
import type { TrainingModel } from "../../../../prisma/client/models.ts";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import * as enums from "#graphql/enums.ts";
import type { Page } from "#platform/paging.ts";
import { AgencyRef, PersonRef } from "#features/agencies/schema.ts";
import { actionsOnTraining, type TrainingTotal } from "../queries.ts";
import { type Counts, countsOf } from "../rules.ts";

const AudienceCountRef = builder.objectRef<Counts<TrainingAudience>[number]>("AudienceCount").implement({
  description: "How many people of one audience came.",
  fields: (t) => ({ audience: t.expose("name", { type: enums.TrainingAudience }), people: t.exposeInt("count") }),
});

const MaterialCountRef = builder.objectRef<Counts<MaterialCode>[number]>("MaterialCount").implement({
  description: "How many of one kind of material were handed out.",
  fields: (t) => ({ material: t.expose("name", { type: enums.MaterialCode }), count: t.exposeInt("count") }),
});

const WithdrawalRef = builder.objectRef<TrainingModel>("TrainingWithdrawal").implement({
  description: "That an entry counts no longer: who said so, when and why.",
  fields: (t) => ({
    at: t.field({ type: "DateTime", resolve: ({ withdrawnAt }) => withdrawnAt ?? new Date(0) }),
    by: t.field({
      type: PersonRef,
      nullable: true,
      resolve: ({ withdrawnById }, _, { load }) => (withdrawnById === null ? null : load.person.load(withdrawnById)),
    }),
    reason: t.string({ resolve: ({ withdrawnFor }) => withdrawnFor ?? "" }),
  }),
});

export const TrainingRef = builder.objectRef<TrainingModel>("TrainingEntry").implement({
  description: "A training held or outreach done, as counts. It names nobody who came.",
  fields: (t) => ({
    id: t.exposeID("id"),
    version: t.exposeInt("version"),
    kind: t.expose("kind", { type: enums.TrainingKind }),
    heldOn: t.expose("heldOn", { type: "Date" }),
    topics: t.expose("topics", { type: [enums.SessionTopic] }),
    minutes: t.exposeInt("minutes", { description: "How long it took, in minutes." }),
    modality: t.expose("modality", { type: enums.TrainingModality }),
    attendees: t.exposeInt("attendees", { description: "Everybody who came: the sum of the audiences." }),
    audience: t.field({ type: [AudienceCountRef], resolve: ({ audience }) => countsOf(trainingAudiences, audience) }),
    materials: t.field({ type: [MaterialCountRef], resolve: ({ materials }) => countsOf(materialCodes, materials) }),
    ranByAgency: t.field({ type: AgencyRef, description: "Whose entry it is.", resolve: ({ agencyId }, _, { load }) => load.requireAgency(agencyId) }),
    ranByPerson: t.field({
      type: PersonRef,
      nullable: true,
      resolve: ({ ranById }, _, { load }) => (ranById === null ? null : load.person.load(ranById)),
    }),
    note: t.exposeString("note", { nullable: true }),
    recordedBy: t.field({ type: PersonRef, nullable: true, resolve: ({ recordedById }, _, { load }) => load.person.load(recordedById) }),
    recordedAt: t.expose("recordedAt", { type: "DateTime" }),
    withdrawal: t.field({
      type: WithdrawalRef,
      nullable: true,
      description: "Null while the entry counts.",
      resolve: (training) => (training.withdrawnAt === null ? null : training),
    }),
    viewerCan: t.field({
      type: [enums.TrainingAction],
      description: "What you may do with it.",
      resolve: (training, _, context) => actionsOnTraining(actingIn(context), training),
    }),
  }),
});

export const TrainingPageRef = builder.objectRef<Page<TrainingModel>>("TrainingPage").implement({
  description: "A part of the log.",
  fields: (t) => ({
    nodes: t.field({ type: [TrainingRef], resolve: ({ nodes }) => nodes }),
    hasMore: t.exposeBoolean("hasMore"),
    endCursor: t.exposeString("endCursor", { nullable: true }),
  }),
});

export const TrainingTotalRef = builder.objectRef<TrainingTotal>("TrainingTotal").implement({
  description: "What was done in a period. Exact: it counts people who came to learn, each time they came, and no survivor.",
  fields: (t) => ({
    kind: t.expose("kind", { type: enums.TrainingKind }),
    sessions: t.exposeInt("sessions"),
    minutes: t.exposeInt("minutes", { description: "Together, in minutes." }),
    people: t.exposeInt("people"),
    audience: t.field({ type: [AudienceCountRef], resolve: ({ audience }) => audience }),
    materials: t.field({ type: [MaterialCountRef], resolve: ({ materials }) => materials }),
  }),
});
