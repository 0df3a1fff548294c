import type { MembershipModel } from "../../../../prisma/client/models.ts";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { Discipline, DisciplineChangeState } from "#graphql/enums.ts";
import type { Page } from "#platform/paging.ts";
import {
  type AgencyRecord,
  type DisciplineChangeRow,
  findAgencyRecord,
  listAgencyRecords,
  listDisciplineChanges,
  listTaskForceRecords,
  stateOf,
  type TaskForceRecord,
} from "../queries/records.ts";
import { AgencyRef, PersonRef, RegionRef, TaskForceRef } from "../schema.ts";

const MembershipRef = builder.objectRef<MembershipModel>("Membership").implement({
  description: "An agency's place at a table.",
  fields: (t) => ({
    id: t.exposeID("id"),
    taskForce: t.field({ type: TaskForceRef, nullable: true, resolve: ({ taskForceId }, _, { load }) => load.taskForce.load(taskForceId) }),
    joinedAt: t.expose("joinedAt", { type: "DateTime" }),
    leftAt: t.expose("leftAt", {
      type: "DateTime",
      nullable: true,
      description: "From then on nobody of it sits there, and nothing new is shared with it; null while it belongs to the table.",
    }),
  }),
});

export const DisciplineChangeRef = builder.objectRef<DisciplineChangeRow>("DisciplineChange").implement({
  description: "A change of discipline that one operator asks for and another confirms. While it is open nothing changes.",
  fields: (t) => ({
    id: t.exposeID("id"),
    agency: t.field({ type: AgencyRef, resolve: ({ agencyId }, _, { load }) => load.requireAgency(agencyId) }),
    from: t.expose("fromDiscipline", { type: Discipline }),
    to: t.expose("toDiscipline", { type: Discipline }),
    proposedBy: t.field({ type: PersonRef, nullable: true, resolve: ({ proposedById }, _, { load }) => load.person.load(proposedById) }),
    proposedAt: t.expose("proposedAt", { type: "DateTime" }),
    expiresAt: t.expose("expiresAt", { type: "DateTime" }),
    state: t.field({ type: DisciplineChangeState, resolve: (change, _, context) => stateOf(change, actingIn(context).clock.now()) }),
    decidedBy: t.field({
      type: PersonRef,
      nullable: true,
      resolve: ({ decidedById }, _, { load }) => (decidedById === null ? null : load.person.load(decidedById)),
    }),
    decidedAt: t.expose("decidedAt", { type: "DateTime", nullable: true }),
    viewerCanConfirm: t.boolean({
      description: "Whether you are the other operator. Whoever proposed it may only take it back.",
      resolve: (change, _, context) => {
        const { actor, clock } = actingIn(context);
        return actor.operator && actor.personId !== change.proposedById && stateOf(change, clock.now()) === "OPEN";
      },
    }),
  }),
});

export const AgencyRecordRef = builder.objectRef<AgencyRecord>("AgencyRecord").implement({
  description: "An agency as its lead and the operator keep it.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "That of the agency." }),
    agency: t.field({ type: AgencyRef, resolve: ({ agency }) => agency }),
    version: t.exposeInt("version", { description: "Send it with a change: so nobody overwrites what somebody else has just changed." }),
    suspendedAt: t.expose("disabledAt", { type: "DateTime", nullable: true, description: "Since when nobody of it gets in; null for an agency at work." }),
    memberships: t.field({ type: [MembershipRef], description: "The tables it belongs to, and those it has left.", resolve: ({ memberships }) => memberships }),
    disciplineChange: t.field({
      type: DisciplineChangeRef,
      nullable: true,
      description: "One that waits for another operator; null for a lead.",
      resolve: async ({ id }, _, context) => (await listDisciplineChanges(actingIn(context), id))[0] ?? null,
    }),
    viewerCanKeep: t.boolean({
      description: "Whether you may keep its languages, regions, services and intake phone: its lead may.",
      resolve: ({ id }, _, context) => {
        const { actor } = actingIn(context);
        return actor.agencyId === id && actor.seats.includes("AGENCY_LEAD");
      },
    }),
    viewerCanAdminister: t.boolean({ description: "Whether you are an operator.", resolve: (_, __, context) => actingIn(context).actor.operator }),
  }),
});

const AgencyRecordPageRef = builder.objectRef<Page<AgencyRecord>>("AgencyRecordPage").implement({
  description: "A part of the list of agencies as they are kept.",
  fields: (t) => ({
    nodes: t.field({ type: [AgencyRecordRef], resolve: ({ nodes }) => nodes }),
    hasMore: t.exposeBoolean("hasMore"),
    endCursor: t.exposeString("endCursor", { nullable: true, description: "Give it as `after` to go on from here." }),
  }),
});

export const TaskForceRecordRef = builder.objectRef<TaskForceRecord>("TaskForceRecord").implement({
  description: "A table as the operator keeps it.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "That of the task force." }),
    taskForce: t.field({ type: TaskForceRef, resolve: ({ taskForce }) => taskForce }),
    version: t.exposeInt("version"),
    regions: t.field({ type: [RegionRef], resolve: ({ regions }) => regions }),
  }),
});

builder.queryFields((t) => ({
  agencyRecords: t.field({
    type: AgencyRecordPageRef,
    description: "Every agency of the hub for the operator, suspended ones too; one's own for a lead.",
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: (_, args, context) => listAgencyRecords(actingIn(context), args),
  }),
  agencyRecord: t.field({
    type: AgencyRecordRef,
    nullable: true,
    description: "One of them; null for whoever does not keep it.",
    args: { id: t.arg.id({ required: true }) },
    resolve: (_, { id }, context) => findAgencyRecord(actingIn(context), id),
  }),
  taskForceRecords: t.field({
    type: [TaskForceRecordRef],
    description: "Every table of the hub, for the operator.",
    resolve: (_, __, context) => listTaskForceRecords(actingIn(context)),
  }),
  disciplineChanges: t.field({
    type: [DisciplineChangeRef],
    description: "Changes of discipline that wait for another operator; for operators.",
    resolve: (_, __, context) => listDisciplineChanges(actingIn(context)),
  }),
}));
