import { AnswerByLinkInput, AnswerLinkInput } from "@roundtable/shared/meetings.ts";
import { builder } from "#graphql/builder.ts";
import { AnswerKind, Locale, MeetingAnswer, PollChoice } from "#graphql/enums.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { LinkRefused } from "#features/auth/problems.ts";
import { PollChoiceArgument } from "#features/polls/schema/inputs.ts";
import { answerByLink } from "./commands/answer-by-link.ts";
import { openAnswerLink } from "./queries.ts";
import type { Sheet, Slot } from "./rules.ts";

const SlotRef = builder.objectRef<Slot>("AnswerSlot").implement({
  description: "A time to answer to.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "Of a poll: send it as `optionId`." }),
    startsAt: t.expose("startsAt", { type: "DateTime" }),
    endsAt: t.expose("endsAt", { type: "DateTime" }),
    choice: t.expose("choice", { type: PollChoice, nullable: true, description: "Of a poll: what you answered." }),
  }),
});

const SheetRef = builder.objectRef<Sheet>("AnswerSheet").implement({
  description: "What the link in a mail is to be answered with. It tells nothing of anybody else. Looking answers nothing.",
  fields: (t) => ({
    kind: t.expose("kind", { type: AnswerKind }),
    title: t.exposeString("title", { nullable: true, description: "Null of a closed session, which is called Meeting and nothing else." }),
    name: t.exposeString("name", { description: "Whose answer it is." }),
    locale: t.expose("locale", { type: Locale }),
    timeZone: t.exposeString("timeZone", { description: "The zone of the table." }),
    deadlineAt: t.expose("deadlineAt", { type: "DateTime", nullable: true, description: "Of a poll." }),
    comesRound: t.exposeBoolean("comesRound", { description: "The answer is for every meeting of a series; the next one is shown." }),
    slots: t.field({ type: [SlotRef], description: "The times of a poll, or the one meeting.", resolve: ({ slots }) => slots }),
    answer: t.expose("answer", { type: MeetingAnswer, nullable: true, description: "Of a meeting: what you answered." }),
  }),
});

const LinkArgument = builder.inputType("AnswerLinkInput", {
  fields: (t) => ({ token: t.string({ required: true, description: "What stands behind the # of the link." }) }),
});
const AnswerArgument = builder.inputType("AnswerByLinkInput", {
  fields: (t) => ({
    token: t.string({ required: true }),
    answer: t.field({ type: MeetingAnswer, description: "To a meeting." }),
    choices: t.field({ type: [PollChoiceArgument], description: "To a poll." }),
  }),
});

builder.mutationFields((t) => ({
  openAnswerLink: t.field({
    type: SheetRef,
    description: "Shows what a link from a mail is to be answered with. It changes nothing, so programs that look into links may open it. Public.",
    args: { input: t.arg({ type: LinkArgument, required: true }) },
    errors: { types: [LinkRefused, InvalidInput], union: { name: "OpenAnswerLinkResult" } },
    resolve: (_, { input }, { answers }) => openAnswerLink(answers, parse(AnswerLinkInput, input).token),
  }),
  answerByLink: t.field({
    type: SheetRef,
    description: "Answers a poll or a meeting with the link from a mail, without signing in. Sent again, it changes the answer. Public.",
    args: { input: t.arg({ type: AnswerArgument, required: true }) },
    errors: { types: [LinkRefused, InvalidInput], union: { name: "AnswerByLinkResult" } },
    resolve: (_, { input }, { answers }) => answerByLink(answers, parse(AnswerByLinkInput, input)),
  }),
}));
