import { z } from "zod";
import { screen } from "./deidentify.ts";
import { Discipline } from "./roles.ts";

/** Who meets: everybody, the core team, a committee, or the closed case review. */
export const bodyKinds = ["FULL", "CORE", "COMMITTEE", "CASE_REVIEW"] as const;
export const BodyKind = z.enum(bodyKinds);
export type BodyKind = z.infer<typeof BodyKind>;

export const bodyRoles = ["CHAIR", "MINUTE_TAKER", "MEMBER", "ADVISER"] as const;
export const BodyRole = z.enum(bodyRoles);
export type BodyRole = z.infer<typeof BodyRole>;

/** What a reader may do with a body: change it and its roster, keep its meetings and polls, answer as one of its people. */
export const bodyActions = ["CHANGE", "KEEP_MEETINGS", "ANSWER"] as const;
export type BodyAction = (typeof bodyActions)[number];

export const meetingStates = ["DRAFT", "OPEN", "CANCELLED"] as const;

export const meetingPlaces = ["IN_PERSON", "ONLINE", "HYBRID"] as const;
export const MeetingPlace = z.enum(meetingPlaces);
export type MeetingPlace = z.infer<typeof MeetingPlace>;

export const meetingAnswers = ["YES", "MAYBE", "NO"] as const;
export const MeetingAnswer = z.enum(meetingAnswers);
export type MeetingAnswer = z.infer<typeof MeetingAnswer>;

/** What waits for somebody: a poll or a meeting for their answer, something they took on, minutes of a body that they chair. */
export const meetingTaskKinds = ["POLL", "MEETING", "ACTION", "MINUTES_DRAFT", "MINUTES_TO_APPROVE"] as const;
export type MeetingTaskKind = (typeof meetingTaskKinds)[number];

/** Which meetings of a series a change is for: one, this and all later ones, or all. */
export const meetingScopes = ["ONE", "FOLLOWING", "ALL"] as const;
export const MeetingScope = z.enum(meetingScopes);
export type MeetingScope = z.infer<typeof MeetingScope>;

export const frequencies = ["WEEKLY", "MONTHLY"] as const;
/** As iCalendar names them, the week from Monday on. */
export const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export const Weekday = z.enum(weekdays);
export type Weekday = z.infer<typeof Weekday>;

export const pollStates = ["OPEN", "CLOSED", "DECIDED", "CANCELLED"] as const;
export type PollState = (typeof pollStates)[number];
export const pollChoices = ["YES", "IF_NEED_BE", "NO"] as const;
export const PollChoice = z.enum(pollChoices);
export type PollChoice = z.infer<typeof PollChoice>;

export const answerWays = ["PAGE", "LINK", "MAIL"] as const;
export const answerKinds = ["MEETING", "POLL"] as const;

/** The longest name or title, in characters. */
export const titleLength = 120;
/** How many times a poll may offer. */
export const optionLimit = 20;

/** Free text: trimmed, short, and refused when it could tell who somebody is. The issue's message is the class. */
const words = (longest: number) =>
  z
    .string()
    .max(longest * 4)
    .trim()
    .check((context) => {
      if (context.value.length > longest) context.issues.push({ code: "too_big", maximum: longest, origin: "string", input: context.value });
      for (const kind of screen(context.value)) context.issues.push({ code: "custom", message: kind, input: context.value });
    });

const ClientKey = z.uuid();
const Id = z.uuid();
const Version = z.int().min(1);
/** A day of this century or the next: others come from a slip of the keyboard. */
const Day = z.iso.date().refine((day) => /^2[01]/.test(day), { message: "is not in this century or the next" });
const Title = words(titleLength).min(1);
const Minutes = z
  .int()
  .min(5)
  .max(24 * 60);
/** Local time of day, "10:00". */
const Clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { message: "is not a time like 10:00" });
/** An address on the web at which a meeting is held: https, and no name or password in it. */
const Link = z
  .url({ protocol: /^https$/ })
  .max(500)
  .refine((url) => !/[@\s]/u.test(url), { message: "is not written as it should be" });

/** How a meeting comes round. Of MONTHLY either a weekday with its place in the month (3 and WE: the third Wednesday), or a day. */
export const MeetingRuleInput = z
  .strictObject({
    frequency: z.enum(frequencies),
    /** Every so many weeks or months. */
    interval: z.int().min(1).max(24),
    weekdays: z.array(Weekday).max(7).nullish(),
    /** 1 to 4 from the beginning of the month; -1 is the last. */
    nth: z.literal([1, 2, 3, 4, -1]).nullish(),
    /** 1 to 31, skipping months that have none; -1 is the last. */
    monthDay: z.union([z.int().min(1).max(31), z.literal(-1)]).nullish(),
    untilOn: Day.nullish(),
  })
  .check(({ value, issues }) => {
    const days = value.weekdays?.length ?? 0;
    const fits =
      value.frequency === "WEEKLY"
        ? days > 0 && value.nth == null && value.monthDay == null
        : (value.nth != null && days === 1 && value.monthDay == null) || (value.nth == null && days === 0 && value.monthDay != null);
    if (!fits)
      issues.push({
        code: "custom",
        message: "needs weekdays by the week; by the month one weekday and its place, or a day",
        path: ["frequency"],
        input: value,
      });
  });
export type MeetingRule = z.infer<typeof MeetingRuleInput>;

/** A part of the calendar, both days included. */
export const MeetingWindow = z.strictObject({ from: Day, to: Day });
export const MeetingName = z.strictObject({ seriesId: z.string(), onDay: Day });

const quorum = { quorumLeast: z.int().min(1).max(500), quorumShare: z.int().min(0).max(100), quorumDisciplines: z.array(Discipline).max(11) };
const seat = z.strictObject({ personId: Id, role: BodyRole });

/** Whoever makes a restricted body is on its roster, or could not see what they made. */
export const MakeBodyInput = z.strictObject({
  clientKey: ClientKey,
  kind: BodyKind,
  name: Title,
  restricted: z.boolean(),
  ...quorum,
  roster: z.array(seat).min(1).max(200),
});
export const ChangeBodyInput = z.strictObject({ clientKey: ClientKey, bodyId: Id, version: Version, kind: BodyKind, name: Title, ...quorum });
/** Without a role the person leaves the roster. */
export const SeatInBodyInput = z.strictObject({ clientKey: ClientKey, bodyId: Id, personId: Id, role: BodyRole.nullish() });

const where = { placeKind: MeetingPlace, place: words(titleLength).nullish(), link: Link.nullish() };
/** A new meeting, as a draft: nobody but its keepers sees it before it is opened. */
export const DraftMeetingInput = z.strictObject({
  clientKey: ClientKey,
  bodyId: Id,
  title: Title,
  closed: z.boolean(),
  ...where,
  startsOn: Day,
  startsAt: Clock,
  minutes: Minutes,
  rule: MeetingRuleInput.nullish(),
  skipsDaysOff: z.boolean(),
});
export const OpenMeetingInput = z.strictObject({ clientKey: ClientKey, seriesId: Id, version: Version });
export const DiscardMeetingDraftInput = z.strictObject({ clientKey: ClientKey, seriesId: Id });

/**
 * What is left out stays as it is. ONE moves a meeting to another day with `startsOn`; FOLLOWING and ALL may change the rule,
 * whose first day follows from it. `place` and `link` are replaced together with `placeKind`.
 */
export const ChangeMeetingInput = z
  .strictObject({
    clientKey: ClientKey,
    seriesId: Id,
    version: Version,
    scope: MeetingScope,
    /** The day on which the rule has the meeting; of ALL not asked for. */
    onDay: Day.nullish(),
    title: Title.nullish(),
    placeKind: MeetingPlace.nullish(),
    place: words(titleLength).nullish(),
    link: Link.nullish(),
    startsOn: Day.nullish(),
    startsAt: Clock.nullish(),
    minutes: Minutes.nullish(),
    rule: MeetingRuleInput.nullish(),
    skipsDaysOff: z.boolean().nullish(),
  })
  .refine(({ scope, onDay }) => scope === "ALL" || onDay != null, { path: ["onDay"], message: "say which meeting" })
  .refine(({ scope, rule, skipsDaysOff }) => scope !== "ONE" || (rule == null && skipsDaysOff == null), {
    path: ["rule"],
    message: "one meeting follows no rule of its own",
  })
  .refine(({ placeKind, place, link }) => placeKind != null || (place == null && link == null), {
    path: ["placeKind"],
    message: "say what kind of place it is",
  });
export const CancelMeetingInput = z
  .strictObject({ clientKey: ClientKey, seriesId: Id, version: Version, scope: MeetingScope, onDay: Day.nullish() })
  .refine(({ scope, onDay }) => scope === "ALL" || onDay != null, { path: ["onDay"], message: "say which meeting" });
/** Without a day it is for every meeting of the series that has no answer of its own. */
export const AnswerMeetingInput = z.strictObject({ clientKey: ClientKey, seriesId: Id, onDay: Day.nullish(), answer: MeetingAnswer });

export const AddDayOffInput = z.strictObject({ clientKey: ClientKey, onDay: Day, name: Title });
export const RemoveDayOffInput = z.strictObject({ clientKey: ClientKey, dayOffId: Id });

export const OpenPollInput = z.strictObject({
  clientKey: ClientKey,
  bodyId: Id,
  title: Title,
  closed: z.boolean(),
  ...where,
  minutes: Minutes,
  startsAt: z.array(z.date()).min(2).max(optionLimit),
  deadlineAt: z.date(),
  hidden: z.boolean(),
});
const choice = z.strictObject({ optionId: Id, answer: PollChoice });
export const AnswerPollInput = z.strictObject({ clientKey: ClientKey, pollId: Id, choices: z.array(choice).min(1).max(optionLimit) });
const onePoll = { clientKey: ClientKey, pollId: Id, version: Version };
export const ClosePollInput = z.strictObject({ ...onePoll });
export const CancelPollInput = z.strictObject({ ...onePoll });
export const DecidePollInput = z.strictObject({ ...onePoll, optionId: Id });

const Token = z.string().regex(/^[\w-]{43}$/);
export const AnswerLinkInput = z.strictObject({ token: Token });
/** Of a meeting one answer; of a poll one for each time that is answered. */
export const AnswerByLinkInput = z.strictObject({
  token: Token,
  answer: MeetingAnswer.nullish(),
  choices: z.array(choice).max(optionLimit).nullish(),
});
