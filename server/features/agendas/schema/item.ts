import type { ActionItemModel, AgendaNoteModel, DecisionModel, HandoutModel } from "../../../../prisma/client/models.ts";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { ActionStatus, AgendaAudience, AgendaKind, Discipline } from "#graphql/enums.ts";
import { subject } from "#platform/casl.ts";
import { PersonRef } from "#features/agencies/schema.ts";
import { AgencyNameRef } from "#features/agencies/schema/names.ts";
import { BodyRef } from "#features/bodies/schema.ts";
import { findBody } from "#features/bodies/queries.ts";
import { findMilestone } from "#features/roadmap/queries.ts";
import { MilestoneRef } from "#features/roadmap/schema/milestone.ts";
import { findItem, type ItemView } from "../queries.ts";
import { codesOf } from "../queries/room.ts";

const NoteRef = builder.objectRef<AgendaNoteModel>("AgendaNote").implement({
  description: "What was noted of an item. Never changed.",
  fields: (t) => ({
    id: t.exposeID("id"),
    by: t.field({ type: PersonRef, nullable: true, resolve: ({ personId }, _, { load }) => load.person.load(personId) }),
    at: t.expose("at", { type: "DateTime" }),
    words: t.exposeString("words"),
  }),
});

export const DecisionRef = builder.objectRef<DecisionModel>("Decision").implement({
  description: "What was decided, with the votes of the agencies. Never changed.",
  fields: (t) => {
    const agencies = (of: (decision: DecisionModel) => string[], description: string) =>
      t.field({
        type: [AgencyNameRef],
        description,
        resolve: async (decision, _, { load }) => (await Promise.all(of(decision).map((id) => load.agency.load(id)))).flatMap((one) => one ?? []),
      });
    return {
      id: t.exposeID("id"),
      words: t.exposeString("words"),
      carried: t.exposeBoolean("carried"),
      quorumReached: t.exposeBoolean("quorumReached", { description: "Whether there was a quorum at that moment." }),
      decidedAt: t.expose("decidedAt", { type: "DateTime" }),
      inFavor: agencies((one) => one.inFavor, "For it."),
      against: agencies((one) => one.against, "Against it."),
      abstained: agencies((one) => one.abstained, "Neither."),
      recused: agencies((one) => one.recused, "Took no part, because it concerns them."),
    };
  },
});

const HandoutRef = builder.objectRef<HandoutModel>("Handout").implement({
  description: "A link for the time of the meeting: gone when it is over.",
  fields: (t) => ({
    id: t.exposeID("id"),
    title: t.exposeString("title"),
    link: t.exposeString("link"),
    endsAt: t.expose("endsAt", { type: "DateTime" }),
  }),
});

const ActionSourceRef = builder.objectRef<ItemView>("ActionSource").implement({
  description: "The item of an agenda from which something to do came.",
  fields: (t) => ({
    id: t.exposeID("id"),
    title: t.exposeString("title", { description: "Of a case always the same words: show the audience in place of them." }),
    audience: t.expose("audience", { type: AgendaAudience }),
  }),
});

export const AgendaItemRef = builder.objectRef<ItemView>("AgendaItem");
export const ActionItemRef = builder.objectRef<ActionItemModel>("ActionItem").implement({
  description: "Something somebody is to do.",
  fields: (t) => ({
    id: t.exposeID("id"),
    version: t.exposeInt("version"),
    words: t.exposeString("words"),
    owner: t.field({ type: PersonRef, nullable: true, resolve: ({ ownerPersonId }, _, { load }) => load.person.load(ownerPersonId) }),
    dueOn: t.expose("dueOn", { type: "Date" }),
    status: t.expose("status", { type: ActionStatus }),
    settledAt: t.expose("settledAt", { type: "DateTime", nullable: true }),
    source: t.field({
      type: ActionSourceRef,
      nullable: true,
      description: "The item it came from; null where that is not for you.",
      resolve: ({ itemId }, _, context) => findItem(actingIn(context), itemId),
    }),
    body: t.field({ type: BodyRef, nullable: true, resolve: ({ bodyId }, _, context) => findBody(actingIn(context), bodyId) }),
    milestone: t.field({
      type: MilestoneRef,
      nullable: true,
      description: "What it helps to reach; null where the roadmap is not for you.",
      resolve: ({ milestoneId }, _, context) => (milestoneId === null ? null : findMilestone(actingIn(context), milestoneId)),
    }),
    viewerCanSettle: t.boolean({
      description: "Whether it is yours, so that you may say that it is done.",
      resolve: (action, _, context) => actingIn(context).ability.can("answer", subject("ActionItem", action)),
    }),
  }),
});

AgendaItemRef.implement({
  description: "Something to talk about. What is not for you is not there, and leaves no gap in the numbers.",
  fields: (t) => ({
    id: t.exposeID("id"),
    version: t.exposeInt("version"),
    number: t.exposeInt("number", { description: "From 1 on among what you see; 0 in the backlog." }),
    section: t.exposeString("section"),
    title: t.exposeString("title", { description: "Of a case always the same words: show the audience in place of them." }),
    kind: t.expose("kind", { type: AgendaKind }),
    minutesPlanned: t.exposeInt("minutesPlanned"),
    owner: t.field({
      type: PersonRef,
      nullable: true,
      resolve: ({ ownerPersonId }, _, { load }) => (ownerPersonId === null ? null : load.person.load(ownerPersonId)),
    }),
    audience: t.expose("audience", { type: AgendaAudience }),
    disciplines: t.field({ type: [Discipline], resolve: ({ disciplines }) => disciplines }),
    agencies: t.field({
      type: [AgencyNameRef],
      resolve: async ({ agencyIds }, _, { load }) => (await Promise.all(agencyIds.map((id) => load.agency.load(id)))).flatMap((one) => one ?? []),
    }),
    carried: t.boolean({ description: "It goes on from an earlier meeting.", resolve: ({ carriedFromId }) => carriedFromId !== null }),
    notes: t.field({ type: [NoteRef], description: "The earliest first.", resolve: ({ notes }) => notes }),
    decisions: t.field({ type: [DecisionRef], resolve: ({ decisions }) => decisions }),
    actions: t.field({ type: [ActionItemRef], resolve: ({ actions }) => actions }),
    handouts: t.field({ type: [HandoutRef], resolve: ({ handouts }) => handouts }),
    codes: t.stringList({
      description: "The codes under which your agency knows a case; none where it is not for you to know.",
      resolve: (item, _, context) => codesOf(actingIn(context), item),
    }),
  }),
});
