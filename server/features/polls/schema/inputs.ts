import { builder } from "#graphql/builder.ts";
import { MeetingPlace, PollChoice } from "#graphql/enums.ts";

export const PollChoiceArgument = builder.inputType("PollChoiceInput", {
  fields: (t) => ({ optionId: t.id({ required: true }), answer: t.field({ type: PollChoice, required: true }) }),
});

export const OpenPollArgument = builder.inputType("OpenPollInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    bodyId: t.id({ required: true }),
    title: t.string({ required: true, description: "At most 120 characters, and nothing that could tell who somebody is." }),
    closed: t.boolean({ required: true, description: "For a closed session: in mails it is called Meeting and nothing else." }),
    placeKind: t.field({ type: MeetingPlace, required: true }),
    place: t.string({ description: "The name of a place, never an address." }),
    link: t.string({ description: "Where it is held by video: an address that begins with https." }),
    minutes: t.int({ required: true }),
    startsAt: t.field({ type: ["DateTime"], required: true, description: "2 to 20 times, all after the deadline." }),
    deadlineAt: t.field({ type: "DateTime", required: true }),
    hidden: t.boolean({ required: true, description: "Those who are asked do not see each other's answers." }),
  }),
});

export const AnswerPollArgument = builder.inputType("AnswerPollInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    pollId: t.id({ required: true }),
    choices: t.field({ type: [PollChoiceArgument], required: true, description: "A time that is left out keeps its answer." }),
  }),
});

const onePoll = (name: string) =>
  builder.inputType(name, {
    fields: (t) => ({ clientKey: t.id({ required: true }), pollId: t.id({ required: true }), version: t.int({ required: true }) }),
  });
export const ClosePollArgument = onePoll("ClosePollInput");
export const CancelPollArgument = onePoll("CancelPollInput");

export const DecidePollArgument = builder.inputType("DecidePollInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    pollId: t.id({ required: true }),
    version: t.int({ required: true }),
    optionId: t.id({ required: true }),
  }),
});
