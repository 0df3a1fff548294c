import { hashOf } from "#platform/auth-transaction.ts";
import type { AnswerDesk } from "#platform/answer-desk.ts";
import { LinkRefused } from "#features/auth/problems.ts";
import { seriesForMail, type SeriesForMail } from "#features/meetings/queries/for-mail.ts";
import { nextOccurrence } from "#features/meetings/rules/occurrences.ts";
import { pollForMail, type PollForMail } from "#features/polls/queries/for-mail.ts";
import { takesAnswers } from "#features/polls/rules.ts";
import { peopleOf } from "#features/bodies/queries.ts";
import type { Sheet } from "./rules.ts";

/** What an answer link leads to, while it does: whose it is, and the poll or the meeting. */
export type Opened = { person: { id: string; name: string; locale: Sheet["locale"] } } & ({ poll: PollForMail } | { series: SeriesForMail });

/**
 * What a link is to be answered with; looking answers nothing. @throws LinkRefused, alike for one that never was, for one whose
 * poll or meeting is over, and for a person who is not on the roster any more
 */
export async function openAnswerLink(desk: AnswerDesk, token: string): Promise<Sheet> {
  return sheetOf(desk, await admitAnswerLink(desk, token));
}

/** Whose link it is and what it leads to. @throws LinkRefused as above */
export async function admitAnswerLink({ db, clock }: AnswerDesk, token: string): Promise<Opened> {
  const now = clock.now();
  const tokenHash = new Uint8Array(hashOf(token));
  const link = await db.answerLink.findFirst({ where: { tokenHash, expiresAt: { gt: now } } });
  if (!link) throw new LinkRefused();
  const person = await db.person.findUnique({ where: { id: link.personId }, select: { id: true, name: true, locale: true } });
  const poll = link.pollId === null ? null : await pollForMail(db, link.pollId);
  const series = link.seriesId === null ? null : await seriesForMail(db, link.seriesId);
  const about = poll ?? series;
  if (!person || !about || !(await peopleOf(db, about)).includes(person.id)) throw new LinkRefused();
  if (poll && takesAnswers(poll, now)) return { person, poll };
  if (series?.state === "OPEN" && nextOccurrence(series, series.meetings, series.daysOff, now)) return { person, series };
  throw new LinkRefused();
}

/** The sheet as it is now. */
export async function sheetOf({ db, clock }: AnswerDesk, opened: Opened): Promise<Sheet> {
  const { person } = opened;
  const whose = { name: person.name, locale: person.locale };
  if ("poll" in opened) {
    const { id: pollId, closed, title, timeZone, deadlineAt, minutes, options } = opened.poll;
    const answers = await db.pollAnswer.findMany({ where: { pollId, personId: person.id }, select: { optionId: true, answer: true } });
    const choices = new Map(answers.map(({ optionId, answer }) => [optionId, answer]));
    const slots = options.map(({ id, startsAt }) => ({
      id,
      startsAt,
      endsAt: new Date(startsAt.getTime() + minutes * 60_000),
      choice: choices.get(id) ?? null,
    }));
    return { kind: "POLL", title: closed ? null : title, ...whose, timeZone, deadlineAt, comesRound: false, slots, answer: null };
  }
  const { series } = opened;
  const next = nextOccurrence(series, series.meetings, series.daysOff, clock.now());
  const reply = await db.meetingReply.findFirst({ where: { seriesId: series.id, personId: person.id, onDay: null }, select: { answer: true } });
  return {
    kind: "MEETING",
    title: series.closed ? null : series.title,
    ...whose,
    timeZone: series.timeZone,
    deadlineAt: null,
    comesRound: series.rule !== null,
    slots: next ? [{ id: series.id, startsAt: next.startsAt, endsAt: next.endsAt, choice: null }] : [],
    answer: reply?.answer ?? null,
  };
}
