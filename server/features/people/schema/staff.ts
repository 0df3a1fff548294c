import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { SeatRole, StaffAction, StaffState, TrainingTopic } from "#graphql/enums.ts";
import type { Page } from "#platform/paging.ts";
import { PersonRef, TaskForceRef } from "#features/agencies/schema.ts";
import { type AcceptanceRow, findStaff, listStaff, type StaffView, type TrainingRow } from "../queries.ts";
import { actionsOn, holdsUntil, hoursOf, seatsToGive, stateOf } from "../rules.ts";

export const TrainingRef = builder.objectRef<TrainingRow>("Training").implement({
  description: "Training that the lead of an agency vouches for.",
  fields: (t) => ({
    id: t.exposeID("id"),
    topic: t.expose("topic", { type: TrainingTopic }),
    hours: t.float({ resolve: ({ halfHours }) => halfHours / 2 }),
    completedOn: t.expose("completedOn", { type: "Date" }),
    recordedBy: t.field({ type: PersonRef, nullable: true, resolve: ({ recordedById }, _, { load }) => load.person.load(recordedById) }),
    recordedAt: t.expose("recordedAt", { type: "DateTime" }),
    takenBackAt: t.expose("takenBackAt", { type: "DateTime", nullable: true, description: "It was wrong, and counts no longer since then." }),
  }),
});

export const AcceptanceRef = builder.objectRef<AcceptanceRow>("StatementAcceptance").implement({
  description: "That somebody accepted a version of the confidentiality statement.",
  fields: (t) => ({
    id: t.exposeID("id"),
    version: t.exposeInt("version"),
    acceptedAt: t.expose("acceptedAt", { type: "DateTime" }),
    holdsUntil: t.field({ type: "DateTime", nullable: true, description: "A year later; null for an earlier version.", resolve: holdsUntil }),
  }),
});

type StaffTable = { taskForceId: string; seats: StaffView["seats"] };
const StaffTableRef = builder.objectRef<StaffTable>("StaffTable").implement({
  description: "The seats of a person at one table.",
  fields: (t) => ({
    taskForce: t.field({ type: TaskForceRef, nullable: true, resolve: ({ taskForceId }, _, { load }) => load.taskForce.load(taskForceId) }),
    seats: t.field({ type: [SeatRole], resolve: ({ seats }) => seats.map(({ role }) => role) }),
  }),
});

export const StaffMemberRef = builder.objectRef<StaffView>("StaffMember").implement({
  description: "A member of staff as whoever keeps their agency or their table sees them.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "That of the person." }),
    person: t.field({ type: PersonRef, resolve: ({ person }) => person }),
    email: t.exposeString("email", { nullable: true, description: "What they sign in with: for their own lead and the operator, and for nobody else." }),
    state: t.field({ type: StaffState, resolve: stateOf }),
    version: t.exposeInt("version", { description: "Send it with a change: so nobody overwrites what somebody else has just changed." }),
    operator: t.exposeBoolean("operator", { description: "Keeps the hub; only another operator may change anything about them." }),
    invitedAt: t.expose("invitedAt", { type: "DateTime", description: "When an invitation last went out. Its link is good for 72 hours." }),
    joinedAt: t.expose("joinedAt", { type: "DateTime", nullable: true, description: "Their first sign-in." }),
    suspendedAt: t.expose("disabledAt", { type: "DateTime", nullable: true }),
    seats: t.field({
      type: [SeatRole],
      description: "What they do at the table where you sit.",
      resolve: ({ seats }, _, context) => {
        const { taskForceId } = actingIn(context).actor;
        return seats.filter((seat) => seat.taskForceId === taskForceId).map(({ role }) => role);
      },
    }),
    tables: t.field({
      type: [StaffTableRef],
      description: "Their seats at every table that you may see: only the operator sees more than one.",
      resolve: ({ seats }) =>
        Map.groupBy(seats, ({ taskForceId }) => taskForceId)
          .entries()
          .map(([taskForceId, those]) => ({ taskForceId, seats: those }))
          .toArray(),
    }),
    trainingHours: t.float({ description: "Of the records that stand.", resolve: ({ trainings }) => hoursOf(trainings) }),
    trainings: t.field({ type: [TrainingRef], description: "The latest first.", resolve: ({ trainings }) => trainings }),
    statements: t.field({
      type: [AcceptanceRef],
      description: "Every acceptance of the confidentiality statement, the latest first.",
      resolve: ({ statements }) => statements,
    }),
    viewerCan: t.field({
      type: [StaffAction],
      description: "What you may do about them.",
      resolve: (staff, _, context) =>
        actionsOn(actingIn(context).actor, { id: staff.id, agencyId: staff.person.agencyId, operator: staff.operator, state: stateOf(staff) }),
    }),
    seatsYouMayGive: t.field({
      type: [SeatRole],
      description: "Seats that you may give and take. The others stay as they are.",
      resolve: ({ person, operator }, _, context) => seatsToGive(actingIn(context).actor, { agencyId: person.agencyId, operator }),
    }),
  }),
});

const StaffPageRef = builder.objectRef<Page<StaffView>>("StaffPage").implement({
  description: "A part of an agency's people.",
  fields: (t) => ({
    nodes: t.field({ type: [StaffMemberRef], resolve: ({ nodes }) => nodes }),
    hasMore: t.exposeBoolean("hasMore"),
    endCursor: t.exposeString("endCursor", { nullable: true, description: "Give it as `after` to go on from here." }),
  }),
});

builder.queryFields((t) => ({
  staff: t.field({
    type: StaffPageRef,
    description: "The people of an agency, by name, suspended ones too: for its lead, for a coordinator of the table, for the operator. Empty for others.",
    args: { agencyId: t.arg.id({ description: "Left out: one's own agency." }), first: t.arg.int(), after: t.arg.string() },
    resolve: (_, args, context) => listStaff(actingIn(context), args),
  }),
  staffMember: t.field({
    type: StaffMemberRef,
    nullable: true,
    description: "One of them.",
    args: { id: t.arg.id({ required: true }) },
    resolve: (_, { id }, context) => findStaff(actingIn(context), id),
  }),
  seatsToGive: t.field({
    type: [SeatRole],
    description: "The seats that you may give to somebody new at an agency; left out, your own.",
    args: { agencyId: t.arg.id() },
    resolve: (_, { agencyId }, context) => {
      const { actor } = actingIn(context);
      return actor.operator || actor.seats.includes("AGENCY_LEAD") ? seatsToGive(actor, { agencyId: agencyId ?? actor.agencyId, operator: false }) : [];
    },
  }),
}));
