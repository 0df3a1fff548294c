import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import type { Page } from "#platform/paging.ts";
import { asDate } from "#features/meetings/rules/days.ts";
import { type ApprovedMinutes, listApproved } from "../queries/approved.ts";

export const ApprovedMinutesRef = builder.objectRef<ApprovedMinutes>("ApprovedMinutes").implement({
  description: "Approved minutes of an open session, as far as a list or a milestone names them: never their text.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "Of the minutes themselves." }),
    bodyName: t.exposeString("bodyName"),
    heldOn: t.field({ type: "Date", description: "The day of the meeting, at the table.", resolve: ({ heldOn }) => asDate(heldOn) }),
    approvedAt: t.expose("approvedAt", { type: "DateTime" }),
    agencies: t.exposeInt("agencies", { description: "From how many agencies somebody attended, by the rule of half the meeting." }),
  }),
});

const ApprovedMinutesPageRef = builder.objectRef<Page<ApprovedMinutes>>("ApprovedMinutesPage").implement({
  description: "A part of the list.",
  fields: (t) => ({
    nodes: t.field({ type: [ApprovedMinutesRef], resolve: ({ nodes }) => nodes }),
    hasMore: t.exposeBoolean("hasMore"),
    endCursor: t.exposeString("endCursor", { nullable: true }),
  }),
});

builder.queryField("approvedMinutes", (t) =>
  t.field({
    type: ApprovedMinutesPageRef,
    description: "The approved minutes of open sessions that are for you, the latest approval first.",
    args: { first: t.arg.int({ description: "1 to 100; 25 when left out." }), after: t.arg.string() },
    resolve: (_, page, context) => listApproved(actingIn(context), page),
  }),
);
