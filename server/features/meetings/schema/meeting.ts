import type { MeetingRule } from "@roundtable/shared/meetings.ts";
import type { DayOffModel, MeetingReplyModel } from "../../../../prisma/client/models.ts";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { AnswerWay, MeetingAnswer, MeetingFrequency, MeetingPlace, MeetingState, Weekday } from "#graphql/enums.ts";
import { PersonRef } from "#features/agencies/schema.ts";
import { BodyRef } from "#features/bodies/schema.ts";
import { maySeries, meetingsOf, type MeetingView, repliesFor, repliesTo, type SeriesView } from "../queries.ts";
import { addDays, asDate, clockOf, localOf, written } from "../rules/days.ts";
import { nextOccurrence } from "../rules/occurrences.ts";
import { ruleOf } from "../rules/recurrence.ts";

const asOptionalDate = (day: string | null | undefined) => (day == null ? null : asDate(day));

const RuleRef = builder.objectRef<MeetingRule>("MeetingRule").implement({
  description: "How a meeting comes round.",
  fields: (t) => ({
    frequency: t.expose("frequency", { type: MeetingFrequency }),
    interval: t.exposeInt("interval", { description: "Every so many weeks or months." }),
    weekdays: t.field({ type: [Weekday], resolve: ({ weekdays }) => weekdays ?? [] }),
    nth: t.int({ nullable: true, description: "Which of these weekdays in the month; -1 is the last.", resolve: ({ nth }) => nth ?? null }),
    monthDay: t.int({ nullable: true, description: "Which day of the month; -1 is the last.", resolve: ({ monthDay }) => monthDay ?? null }),
    untilOn: t.field({ type: "Date", nullable: true, description: "The last day.", resolve: ({ untilOn }) => asOptionalDate(untilOn) }),
  }),
});

const ReplyRef = builder.objectRef<MeetingReplyModel>("MeetingReply").implement({
  description: "Whether somebody comes.",
  fields: (t) => ({
    id: t.exposeID("id"),
    person: t.field({ type: PersonRef, nullable: true, resolve: ({ personId }, _, { load }) => load.person.load(personId) }),
    answer: t.expose("answer", { type: MeetingAnswer }),
    way: t.expose("way", { type: AnswerWay }),
    onDay: t.expose("onDay", { type: "Date", nullable: true, description: "Of one meeting; null of the series." }),
    answeredAt: t.expose("answeredAt", { type: "DateTime" }),
  }),
});

export const DayOffRef = builder.objectRef<DayOffModel>("DayOff").implement({
  description: "A day on which this table does not meet, beside the federal holidays.",
  fields: (t) => ({ id: t.exposeID("id"), onDay: t.expose("onDay", { type: "Date" }), name: t.exposeString("name") }),
});

export const SeriesRef = builder.objectRef<SeriesView>("MeetingSeries");
export const MeetingRef = builder.objectRef<MeetingView>("Meeting").implement({
  description: "One meeting: as the rule of its series has it, with what was changed of it.",
  fields: (t) => ({
    id: t.id({
      description: "Of the meeting in its series; the two fields after it name it to the hub.",
      resolve: ({ series, onDay }) => `${series.id}.${onDay}`,
    }),
    series: t.field({ type: SeriesRef, resolve: ({ series }) => series }),
    onDay: t.field({ type: "Date", description: "The day on which the rule has it, wherever it was moved.", resolve: ({ onDay }) => asDate(onDay) }),
    title: t.exposeString("title"),
    startsAt: t.expose("startsAt", { type: "DateTime" }),
    endsAt: t.expose("endsAt", { type: "DateTime" }),
    placeKind: t.expose("placeKind", { type: MeetingPlace }),
    place: t.exposeString("place", { nullable: true }),
    link: t.exposeString("link", { nullable: true }),
    cancelled: t.boolean({ description: "It does not take place.", resolve: ({ cancelled, series }) => cancelled || series.state === "CANCELLED" }),
    moved: t.exposeBoolean("moved", { description: "It is not when its rule has it." }),
    replies: t.field({
      type: [ReplyRef],
      description: "Who said whether they come; your own alone when you do not meet with them.",
      resolve: (meeting, _, context) => repliesFor(actingIn(context), meeting),
    }),
    viewerReply: t.field({
      type: ReplyRef,
      nullable: true,
      description: "Whether you said that you come.",
      resolve: async (meeting, _, context) => {
        const acting = actingIn(context);
        return (await repliesFor(acting, meeting)).find(({ personId }) => personId === acting.actor.personId);
      },
    }),
  }),
});

SeriesRef.implement({
  description: "A meeting, or a rule by which meetings come round.",
  fields: (t) => ({
    id: t.exposeID("id"),
    version: t.exposeInt("version"),
    body: t.field({ type: BodyRef, resolve: ({ body }) => body }),
    state: t.expose("state", { type: MeetingState }),
    title: t.exposeString("title"),
    closed: t.exposeBoolean("closed", { description: "A closed session: in mails and calendars it is called Meeting and nothing else." }),
    placeKind: t.expose("placeKind", { type: MeetingPlace }),
    place: t.exposeString("place", { nullable: true }),
    link: t.exposeString("link", { nullable: true }),
    timeZone: t.exposeString("timeZone", { description: "Its times are local ones of this zone." }),
    startsOn: t.expose("startsOn", { type: "Date", description: "The first day." }),
    startsAt: t.string({ description: "Local time, as 10:00.", resolve: ({ startsAt }) => clockOf(startsAt) }),
    minutes: t.exposeInt("minutes"),
    rule: t.field({
      type: RuleRef,
      nullable: true,
      description: "Null for one meeting.",
      resolve: ({ rule, untilOn }) => (rule === null ? null : ruleOf(rule, untilOn && written(untilOn))),
    }),
    skipsDaysOff: t.exposeBoolean("skipsDaysOff", { description: "Leaves out federal holidays and the table's own days off." }),
    next: t.field({
      type: MeetingRef,
      nullable: true,
      description: "The next meeting that takes place.",
      resolve: (series, _, context) => {
        const next = nextOccurrence(series, series.meetings, series.daysOff, actingIn(context).clock.now());
        return next && { ...next, series, row: series.meetings.find(({ onDay }) => written(onDay) === next.onDay) ?? null };
      },
    }),
    meetings: t.field({
      type: [MeetingRef],
      description: "Those from one day to another, both included; at most two years, and the next twelve months when nothing is said.",
      args: { from: t.arg({ type: "Date" }), to: t.arg({ type: "Date" }) },
      resolve: (series, { from, to }, context) => {
        const today = localOf(actingIn(context).clock.now(), series.timeZone).day;
        return meetingsOf(series, { from: from ?? today, to: to ?? addDays(from ?? today, 365) });
      },
    }),
    replies: t.field({
      type: [ReplyRef],
      description: "What people said of the series and of single meetings.",
      resolve: ({ id }, _, context) => repliesTo(actingIn(context), id),
    }),
    viewerCanKeep: t.boolean({
      description: "You may change, open and cancel it.",
      resolve: (series, _, context) => maySeries(actingIn(context), series, "keep"),
    }),
    viewerCanAnswer: t.boolean({
      description: "You are one of those who meet.",
      resolve: (series, _, context) => maySeries(actingIn(context), series, "answer"),
    }),
  }),
});
