import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { HoldReason } from "#graphql/enums.ts";
import { ProblemInterface } from "#graphql/problems.ts";
import { BodyRef, QuorumStateRef } from "#features/bodies/schema.ts";
import { Conflict } from "#platform/problems.ts";
import { CaseNotReviewable, ItemHeld, MeetingNotRunning, QuorumMissing } from "./problems.ts";
import { findAgenda, findAgendaOn, findBacklog, findItem } from "./queries.ts";
import { findAction, listActions } from "./queries/actions.ts";
import { AgendaRef, attendanceBy, AttendanceRef } from "./schema/agenda.ts";
import { ActionItemRef, AgendaItemRef } from "./schema/item.ts";
import "./schema/mutations.ts";

builder.objectField(Conflict, "agendaItem", (t) =>
  t.field({ type: AgendaItemRef, nullable: true, resolve: ({ of, id }, _, context) => (of === "AgendaItem" ? findItem(actingIn(context), id) : null) }),
);
builder.objectField(Conflict, "actionItem", (t) =>
  t.field({ type: ActionItemRef, nullable: true, resolve: ({ of, id }, _, context) => (of === "ActionItem" ? findAction(actingIn(context), id) : null) }),
);
builder.objectFields(BodyRef, (t) => ({
  quorumBlocks: t.exposeBoolean("quorumBlocks", { description: "Nothing is decided without a quorum; otherwise a decision says that there was none." }),
  publicBody: t.exposeBoolean("publicBody", { description: "A public body under the open meetings law of North Carolina." }),
}));
builder.objectType(ItemHeld, {
  name: "ItemHeld",
  description: "The item waits. Nothing was changed.",
  interfaces: [ProblemInterface],
  fields: (t) => ({
    reason: t.expose("reason", { type: HoldReason }),
    mustStepOut: t.field({
      type: [AttendanceRef],
      resolve: ({ meetingId, mustStepOut }, _, context) => attendanceBy(actingIn(context), meetingId, mustStepOut),
    }),
  }),
});
builder.objectType(QuorumMissing, {
  name: "QuorumMissing",
  description: "This body decides nothing without a quorum. Nothing was changed.",
  interfaces: [ProblemInterface],
  fields: (t) => ({ quorum: t.field({ type: QuorumStateRef, resolve: ({ quorum }) => quorum }) }),
});
builder.objectType(MeetingNotRunning, {
  name: "MeetingNotRunning",
  description: "The meeting has not begun, or is over. Nothing was changed.",
  interfaces: [ProblemInterface],
});
builder.objectType(CaseNotReviewable, {
  name: "CaseNotReviewable",
  description: "The code opens no case for review. Nothing was changed.",
  interfaces: [ProblemInterface],
});

builder.queryFields((t) => ({
  agenda: t.field({
    type: AgendaRef,
    nullable: true,
    description: "The agenda of a meeting; null where none was begun, and for whom the meeting is not.",
    args: { meetingId: t.arg.id({ required: true }) },
    resolve: (_, { meetingId }, context) => findAgenda(actingIn(context), meetingId),
  }),
  agendaOn: t.field({
    type: AgendaRef,
    nullable: true,
    description: "The same by the series and the day on which its rule has the meeting.",
    args: { seriesId: t.arg.id({ required: true }), onDay: t.arg({ type: "Date", required: true }) },
    resolve: (_, { seriesId, onDay }, context) => findAgendaOn(actingIn(context), seriesId, onDay),
  }),
  backlog: t.field({
    type: [AgendaItemRef],
    nullable: true,
    description: "What waits for a later meeting of a body, as far as it is for you; null for whom the body is not.",
    args: { bodyId: t.arg.id({ required: true }) },
    resolve: (_, { bodyId }, context) => findBacklog(actingIn(context), bodyId),
  }),
  actionItems: t.field({
    type: [ActionItemRef],
    description: "What is to be done, by when it is due; at most 200.",
    args: {
      bodyId: t.arg.id(),
      milestoneId: t.arg.id({ description: "Only what helps to reach this milestone." }),
      mine: t.arg.boolean({ description: "Only yours." }),
      open: t.arg.boolean({ description: "Open ones, or those that are settled." }),
    },
    resolve: (_, filter, context) => listActions(actingIn(context), filter),
  }),
}));
