import { m } from "@roundtable/shared/i18n/messages.js";
import { z } from "zod";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/db.ts";
import type { JobHandler } from "#platform/jobs.ts";
import { peopleOf } from "#features/bodies/queries.ts";
import { makeAnswerLink } from "#features/meetings/queries/invitations.ts";
import { closedTitle, instantInWords, whenInWords } from "#features/meetings/rules/words.ts";
import type { ContentDesk, News, Reader } from "#features/notifications/queries/news.ts";
import { closePassed, nudgeLate } from "./queries/clock.ts";
import { pollForMail, type PollForMail } from "./queries/for-mail.ts";
import { takesAnswers, waitingFor } from "./rules.ts";

const OfPoll = z.object({ pollId: z.uuid() });

/** Who is asked is told at once, and once a day while their answer is missing; nobody once the poll is over (MT-06). */
export const pollNews: News[] = (["meeting.poll-opened", "meeting.poll-nudge"] as const).map((topic) => ({
  topic,
  kind: "MEETINGS",
  async whom(db, payload, now) {
    const poll = await pollForMail(db, OfPoll.parse(payload).pollId);
    if (!poll || !takesAnswers(poll, now)) return undefined;
    const answers = await db.pollAnswer.findMany({ where: { pollId: poll.id }, select: { personId: true } });
    return { personIds: waitingFor(await peopleOf(db, poll), answers), taskForceId: poll.taskForceId };
  },
  async content(desk, payload, to) {
    const poll = await pollForMail(desk.db, OfPoll.parse(payload).pollId);
    return poll ? { about: await wordsFor(desk, poll, to, topic === "meeting.poll-nudge") } : undefined;
  },
}));

async function wordsFor({ db, origin }: ContentDesk, poll: PollForMail, { id: personId, locale }: Reader, isNudge: boolean): Promise<string[]> {
  const { id: pollId, taskForceId, timeZone, minutes, options, deadlineAt: expiresAt } = poll;
  const deadline = instantInWords(expiresAt, timeZone, locale);
  const ask = isNudge ? m.meetmail_poll_again : m.meetmail_poll;
  const times = options.map(({ startsAt }) => `- ${whenInWords({ startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) }, timeZone, locale)}`);
  const token = await makeAnswerLink(db, { taskForceId, personId, pollId, expiresAt });
  return [
    ask({ deadline }, { locale }),
    [poll.closed ? closedTitle : poll.title, ...times].join("\n"),
    `${m.meetmail_poll_answer({}, { locale })}\n${origin}/answer#${token}`,
  ];
}

/** `db` is of role hub_worker. */
export function pollHandlers({ db, clock }: { db: Database; clock: Clock }): Record<string, JobHandler> {
  return {
    "meetings.clock": async () => {
      await closePassed(db, clock.now());
      await nudgeLate(db, clock.now());
    },
  };
}
