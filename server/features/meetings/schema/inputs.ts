import { builder } from "#graphql/builder.ts";
import { MeetingAnswer, MeetingFrequency, MeetingPlace, MeetingScope, Weekday } from "#graphql/enums.ts";

export const MeetingRuleArgument = builder.inputType("MeetingRuleInput", {
  description: "How a meeting comes round. By months either one weekday with its place (3 and WE: the third Wednesday), or a day.",
  fields: (t) => ({
    frequency: t.field({ type: MeetingFrequency, required: true }),
    interval: t.int({ required: true, description: "Every so many weeks or months." }),
    weekdays: t.field({ type: [Weekday] }),
    nth: t.int({ description: "1 to 4 from the beginning of the month; -1 is the last." }),
    monthDay: t.int({ description: "1 to 31, leaving out months that have none; -1 is the last." }),
    untilOn: t.field({ type: "Date", description: "The last day; ten years after the first when left out." }),
  }),
});

const title = "At most 120 characters, and nothing that could tell who somebody is.";
const clock = "Local time in the zone of the table, as 10:00.";

export const DraftMeetingArgument = builder.inputType("DraftMeetingInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    bodyId: t.id({ required: true }),
    title: t.string({ required: true, description: title }),
    closed: t.boolean({ required: true, description: "A closed session: in mails and calendars it is called Meeting and nothing else." }),
    placeKind: t.field({ type: MeetingPlace, required: true }),
    place: t.string({ description: "The name of a place, never an address." }),
    link: t.string({ description: "Where it is held by video: an address that begins with https." }),
    startsOn: t.field({ type: "Date", required: true, description: "With a rule, the first day of the rule on or after it counts." }),
    startsAt: t.string({ required: true, description: clock }),
    minutes: t.int({ required: true, description: "5 to 1440." }),
    rule: t.field({ type: MeetingRuleArgument, description: "Left out for one meeting." }),
    skipsDaysOff: t.boolean({ required: true, description: "Leaves out federal holidays and the table's own days off." }),
  }),
});

export const OpenMeetingArgument = builder.inputType("OpenMeetingInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), seriesId: t.id({ required: true }), version: t.int({ required: true }) }),
});

export const DiscardMeetingDraftArgument = builder.inputType("DiscardMeetingDraftInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), seriesId: t.id({ required: true }) }),
});

export const ChangeMeetingArgument = builder.inputType("ChangeMeetingInput", {
  description: "What is left out stays as it is. Place and link are replaced together with the kind of place.",
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    seriesId: t.id({ required: true }),
    version: t.int({ required: true, description: "Of the series." }),
    scope: t.field({ type: MeetingScope, required: true }),
    onDay: t.field({ type: "Date", description: "Which meeting: the day on which the rule has it. Not asked for with ALL." }),
    title: t.string({ description: title }),
    placeKind: t.field({ type: MeetingPlace }),
    place: t.string(),
    link: t.string(),
    startsOn: t.field({ type: "Date", description: "Moves one meeting to this day; with a rule it is where the rule begins." }),
    startsAt: t.string({ description: clock }),
    minutes: t.int(),
    rule: t.field({ type: MeetingRuleArgument, description: "Not with ONE." }),
    skipsDaysOff: t.boolean({ description: "Not with ONE." }),
  }),
});

export const CancelMeetingArgument = builder.inputType("CancelMeetingInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    seriesId: t.id({ required: true }),
    version: t.int({ required: true, description: "Of the series." }),
    scope: t.field({ type: MeetingScope, required: true }),
    onDay: t.field({ type: "Date", description: "Which meeting. Not asked for with ALL." }),
  }),
});

export const AnswerMeetingArgument = builder.inputType("AnswerMeetingInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    seriesId: t.id({ required: true }),
    onDay: t.field({ type: "Date", description: "Left out, it is for every meeting of the series without an answer of its own." }),
    answer: t.field({ type: MeetingAnswer, required: true }),
  }),
});

export const AddDayOffArgument = builder.inputType("AddDayOffInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), onDay: t.field({ type: "Date", required: true }), name: t.string({ required: true }) }),
});

export const RemoveDayOffArgument = builder.inputType("RemoveDayOffInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), dayOffId: t.id({ required: true }) }),
});
