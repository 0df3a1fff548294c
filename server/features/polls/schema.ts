import type { InputRef } from "@pothos/core";
import type { PollAnswerModel } from "../../../prisma/client/models.ts";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { AnswerWay, MeetingPlace, PollChoice, PollState } from "#graphql/enums.ts";
import { ProblemInterface } from "#graphql/problems.ts";
import type { Acting } from "#platform/acting.ts";
import { NotFound } from "#platform/errors.ts";
import { Conflict, InvalidInput } from "#platform/problems.ts";
import { PersonRef } from "#features/agencies/schema.ts";
import { PersonNameRef } from "#features/agencies/schema/names.ts";
import { quorumOf } from "#features/bodies/rules.ts";
import { BodyRef, QuorumStateRef } from "#features/bodies/schema.ts";
import { findSeries } from "#features/meetings/queries.ts";
import { SeriesRef } from "#features/meetings/schema/meeting.ts";
import { answerPoll } from "./commands/answer-poll.ts";
import { cancelPoll } from "./commands/cancel-poll.ts";
import { closePoll } from "./commands/close-poll.ts";
import { decidePoll } from "./commands/decide-poll.ts";
import { openPoll } from "./commands/open-poll.ts";
import { PollOver } from "./problems.ts";
import { findPoll, listPolls, mayPoll, type OptionView, type PollView, seesAnswers } from "./queries.ts";
import { shownState, type Tally, takesAnswers, tallyOf, waitingFor } from "./rules.ts";
import * as inputs from "./schema/inputs.ts";

const TallyRef = builder.objectRef<Tally>("PollTally").implement({
  description: "How many people can come.",
  fields: (t) => ({ yes: t.exposeInt("yes"), ifNeedBe: t.exposeInt("ifNeedBe"), no: t.exposeInt("no") }),
});

const AnswerRef = builder.objectRef<PollAnswerModel>("PollAnswer").implement({
  description: "What somebody answered for one time.",
  fields: (t) => ({
    id: t.exposeID("id"),
    person: t.field({ type: PersonNameRef, nullable: true, resolve: ({ personId }, _, { load }) => load.person.load(personId) }),
    answer: t.expose("answer", { type: PollChoice }),
    way: t.expose("way", { type: AnswerWay }),
    answeredAt: t.expose("answeredAt", { type: "DateTime" }),
  }),
});

const answersTo = ({ id, poll }: OptionView) => poll.answers.filter(({ optionId }) => optionId === id);

const OptionRef = builder.objectRef<OptionView>("PollOption").implement({
  description: "A time that a poll offers.",
  fields: (t) => ({
    id: t.exposeID("id"),
    startsAt: t.expose("startsAt", { type: "DateTime" }),
    endsAt: t.field({ type: "DateTime", resolve: ({ startsAt, poll }) => new Date(startsAt.getTime() + poll.minutes * 60_000) }),
    tally: t.field({
      type: TallyRef,
      nullable: true,
      description: "Null where the answers are not yours to see.",
      resolve: (option, _, context) => (seesAnswers(actingIn(context), option.poll) ? tallyOf(answersTo(option)) : null),
    }),
    quorum: t.field({
      type: QuorumStateRef,
      nullable: true,
      description: "Whether the body could decide with those who can come, if need be among them. Null where the answers are not yours to see.",
      resolve: async (option, _, context) => {
        const { body } = option.poll;
        if (!seesAnswers(actingIn(context), option.poll)) return null;
        const coming = answersTo(option).filter(({ answer }) => answer !== "NO");
        const people = await Promise.all(coming.map(({ personId }) => context.load.person.load(personId)));
        const agencies = await Promise.all(people.flatMap((person) => (person ? [context.load.requireAgency(person.agencyId)] : [])));
        return quorumOf(
          body,
          body.seats.length,
          agencies.map(({ discipline }) => discipline),
        );
      },
    }),
    answers: t.field({
      type: [AnswerRef],
      description: "As far as they are yours to see: where the poll hides them only your own.",
      resolve: (option) => answersTo(option),
    }),
    viewerAnswer: t.field({
      type: PollChoice,
      nullable: true,
      description: "What you answered.",
      resolve: (option, _, context) => answersTo(option).find(({ personId }) => personId === actingIn(context).actor.personId)?.answer,
    }),
  }),
});

const PollRef = builder.objectRef<PollView>("Poll").implement({
  description: "Finding a time: times to choose from, until a deadline.",
  fields: (t) => ({
    id: t.exposeID("id"),
    version: t.exposeInt("version"),
    body: t.field({ type: BodyRef, resolve: ({ body }) => body }),
    state: t.field({ type: PollState, resolve: (poll, _, context) => shownState(poll, actingIn(context).clock.now()) }),
    title: t.exposeString("title"),
    closed: t.exposeBoolean("closed", { description: "For a closed session: in mails it is called Meeting and nothing else." }),
    placeKind: t.expose("placeKind", { type: MeetingPlace }),
    place: t.exposeString("place", { nullable: true }),
    link: t.exposeString("link", { nullable: true }),
    timeZone: t.exposeString("timeZone", { description: "The zone of the table: its times are shown in it and in the reader's own." }),
    minutes: t.exposeInt("minutes"),
    deadlineAt: t.expose("deadlineAt", { type: "DateTime" }),
    hidden: t.exposeBoolean("hidden", { description: "Those who were asked do not see each other's answers." }),
    options: t.field({ type: [OptionRef], description: "The earliest first.", resolve: (poll) => poll.options.map((option) => ({ ...option, poll })) }),
    waitingFor: t.field({
      type: [PersonRef],
      nullable: true,
      description: "Who has not answered; null where the answers are not yours to see.",
      resolve: async (poll, _, context) => {
        if (!seesAnswers(actingIn(context), poll)) return null;
        const asked = poll.body.seats.map(({ personId }) => personId);
        const people = await Promise.all(waitingFor(asked, poll.answers).map((id) => context.load.person.load(id)));
        return people.filter((person) => person !== undefined);
      },
    }),
    series: t.field({
      type: SeriesRef,
      nullable: true,
      description: "The meeting that came of it.",
      resolve: ({ seriesId }, _, context) => (seriesId === null ? null : findSeries(actingIn(context), seriesId)),
    }),
    viewerCanKeep: t.boolean({ description: "You may close, decide and cancel it.", resolve: (poll, _, context) => mayPoll(actingIn(context), poll, "keep") }),
    viewerCanAnswer: t.boolean({
      description: "You were asked, and answers are taken.",
      resolve: (poll, _, context) => mayPoll(actingIn(context), poll, "answer") && takesAnswers(poll, actingIn(context).clock.now()),
    }),
  }),
});

builder.objectField(Conflict, "poll", (t) =>
  t.field({ type: PollRef, nullable: true, resolve: ({ of, id }, _, context) => (of === "Poll" ? findPoll(actingIn(context), id) : null) }),
);
builder.objectType(PollOver, { name: "PollOver", description: "It takes no more answers. Nothing was changed.", interfaces: [ProblemInterface] });

builder.queryFields((t) => ({
  polls: t.field({ type: [PollRef], description: "The polls of the last year, the latest first.", resolve: (_, __, context) => listPolls(actingIn(context)) }),
  poll: t.field({
    type: PollRef,
    nullable: true,
    description: "One poll; null for an unknown one and for one that is not yours to know of.",
    args: { id: t.arg.id({ required: true }) },
    resolve: (_, { id }, context) => findPoll(actingIn(context), id),
  }),
}));

type Command = (acting: Acting, input: unknown) => Promise<string>;
const onPoll = (name: string, description: string, input: InputRef<object>, command: Command, problems: (new (...args: never[]) => Error)[] = []) =>
  builder.mutationField(name, (t) =>
    t.field({
      type: PollRef,
      description,
      args: { input: t.arg({ type: input, required: true }) },
      errors: { types: [InvalidInput, ...problems], union: { name: `${name[0]?.toUpperCase()}${name.slice(1)}Result` } },
      resolve: async (_, args, context) => {
        const acting = actingIn(context);
        const poll = await findPoll(acting, await command(acting, args.input));
        if (poll === null) throw new NotFound();
        return poll;
      },
    }),
  );

onPoll("openPoll", "Asks a body when it can meet; everybody on its roster is sent a link to answer with.", inputs.OpenPollArgument, openPoll);
onPoll("answerPoll", "Says which of the times you can come.", inputs.AnswerPollArgument, answerPoll, [PollOver]);
onPoll("closePoll", "Takes no more answers, before the deadline.", inputs.ClosePollArgument, closePoll, [Conflict, PollOver]);
onPoll("decidePoll", "Makes the meeting of one of the times, and invites the roster.", inputs.DecidePollArgument, decidePoll, [Conflict, PollOver]);
onPoll("cancelPoll", "Gives it up: no meeting comes of it.", inputs.CancelPollArgument, cancelPoll, [Conflict, PollOver]);
