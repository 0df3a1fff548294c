import type { InputRef } from "@pothos/core";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { ProblemInterface } from "#graphql/problems.ts";
import type { Acting } from "#platform/acting.ts";
import { NotFound } from "#platform/errors.ts";
import { Conflict, InvalidInput } from "#platform/problems.ts";
import { addDayOff } from "./commands/add-day-off.ts";
import { answerMeeting } from "./commands/answer-meeting.ts";
import { cancelMeeting } from "./commands/cancel-meeting.ts";
import { changeMeeting } from "./commands/change-meeting.ts";
import { discardMeetingDraft } from "./commands/discard-meeting-draft.ts";
import { draftMeeting } from "./commands/draft-meeting.ts";
import { openMeeting } from "./commands/open-meeting.ts";
import { removeDayOff } from "./commands/remove-day-off.ts";
import { MeetingOver, MeetingPrepared } from "./problems.ts";
import { findMeeting, findSeries, listDaysOff, listMeetings } from "./queries.ts";
import * as inputs from "./schema/inputs.ts";
import { DayOffRef, MeetingRef, SeriesRef } from "./schema/meeting.ts";

builder.objectField(Conflict, "series", (t) =>
  t.field({ type: SeriesRef, nullable: true, resolve: ({ of, id }, _, context) => (of === "MeetingSeries" ? findSeries(actingIn(context), id) : null) }),
);
builder.objectType(MeetingOver, {
  name: "MeetingOver",
  description: "It has taken place or is cancelled. Nothing was changed.",
  interfaces: [ProblemInterface],
});

builder.objectType(MeetingPrepared, {
  name: "MeetingPrepared",
  description: "There is an agenda for a meeting that would no longer be there. Nothing was changed.",
  interfaces: [ProblemInterface],
});

builder.queryFields((t) => ({
  meetings: t.field({
    type: [MeetingRef],
    description: "The calendar from one day to another, both included; at most two months. Your own drafts are in it.",
    args: { from: t.arg({ type: "Date", required: true }), to: t.arg({ type: "Date", required: true }) },
    resolve: (_, window, context) => listMeetings(actingIn(context), window),
  }),
  meetingSeries: t.field({
    type: SeriesRef,
    nullable: true,
    description: "One series; null for an unknown one and for one that is not yours to know of.",
    args: { id: t.arg.id({ required: true }) },
    resolve: (_, { id }, context) => findSeries(actingIn(context), id),
  }),
  meeting: t.field({
    type: MeetingRef,
    nullable: true,
    description: "One meeting of a series, by the day on which its rule has it.",
    args: { seriesId: t.arg.id({ required: true }), onDay: t.arg({ type: "Date", required: true }) },
    resolve: (_, { seriesId, onDay }, context) => findMeeting(actingIn(context), seriesId, onDay),
  }),
  daysOff: t.field({ type: [DayOffRef], description: "On which days this table does not meet.", resolve: (_, __, context) => listDaysOff(actingIn(context)) }),
}));

type Command = (acting: Acting, input: unknown) => Promise<string>;
type Problems = (new (...args: never[]) => Error)[];
const errorsOf = (name: string, problems: Problems) => ({
  types: [InvalidInput, ...problems],
  union: { name: `${name[0]?.toUpperCase()}${name.slice(1)}Result` },
});

/** Something done with a series, which is read anew for the answer. */
const onSeries = (name: string, description: string, input: InputRef<object>, command: Command, problems: Problems = []) =>
  builder.mutationField(name, (t) =>
    t.field({
      type: SeriesRef,
      description,
      args: { input: t.arg({ type: input, required: true }) },
      errors: errorsOf(name, problems),
      resolve: async (_, args, context) => {
        const acting = actingIn(context);
        const series = await findSeries(acting, await command(acting, args.input));
        if (series === null) throw new NotFound();
        return series;
      },
    }),
  );

onSeries("draftMeeting", "Plans a meeting, or meetings that come round. Nothing is sent.", inputs.DraftMeetingArgument, draftMeeting);
onSeries("openMeeting", "Opens a draft and invites the roster.", inputs.OpenMeetingArgument, openMeeting, [Conflict, MeetingOver]);
onSeries(
  "changeMeeting",
  "Changes one meeting, this and all later ones, or all that are to come. The answer is the series that holds what was changed.",
  inputs.ChangeMeetingArgument,
  changeMeeting,
  [Conflict, MeetingOver, MeetingPrepared],
);
onSeries("cancelMeeting", "Cancels one meeting, this and all later ones, or all that are to come.", inputs.CancelMeetingArgument, cancelMeeting, [
  Conflict,
  MeetingOver,
]);
onSeries("answerMeeting", "Says whether you come.", inputs.AnswerMeetingArgument, answerMeeting, [MeetingOver]);

const DiscardedMeetingRef = builder.objectRef<{ id: string }>("DiscardedMeeting").implement({
  description: "What is not there any more.",
  fields: (t) => ({ id: t.exposeID("id") }),
});
builder.mutationField("discardMeetingDraft", (t) =>
  t.field({
    type: DiscardedMeetingRef,
    description: "Undoes a draft, of which nobody was told.",
    args: { input: t.arg({ type: inputs.DiscardMeetingDraftArgument, required: true }) },
    errors: errorsOf("discardMeetingDraft", []),
    resolve: async (_, { input }, context) => ({ id: await discardMeetingDraft(actingIn(context), input) }),
  }),
);

const DaysOffRef = builder.objectRef<{ days: Awaited<ReturnType<typeof listDaysOff>> }>("DaysOff").implement({
  description: "The days on which this table does not meet, beside the federal holidays.",
  fields: (t) => ({ days: t.field({ type: [DayOffRef], resolve: ({ days }) => days }) }),
});

const onDaysOff = (name: string, description: string, input: InputRef<object>, command: Command) =>
  builder.mutationField(name, (t) =>
    t.field({
      type: DaysOffRef,
      description,
      args: { input: t.arg({ type: input, required: true }) },
      errors: errorsOf(name, []),
      resolve: async (_, args, context) => {
        const acting = actingIn(context);
        await command(acting, args.input);
        return { days: await listDaysOff(acting) };
      },
    }),
  );

onDaysOff("addDayOff", "The table does not meet on this day. Open to a coordinator.", inputs.AddDayOffArgument, addDayOff);
onDaysOff("removeDayOff", "It meets on that day after all. Open to a coordinator.", inputs.RemoveDayOffArgument, removeDayOff);
