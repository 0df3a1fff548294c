import { m } from "@roundtable/shared/i18n/messages.js";
import { z } from "zod";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/db.ts";
import type { JobHandler } from "#platform/jobs.ts";
import type { Content, ContentDesk, News, Reader } from "#features/notifications/queries/news.ts";
import { invitationTo } from "./emails/calendar-entry.ts";
import type { SeriesForMail } from "./queries/for-mail.ts";
import { findOwed, invitationOf, makeAnswerLink, markInvited, type Owed } from "./queries/invitations.ts";
import { announceDayOff, announceRoster } from "./queries/upkeep.ts";
import { nextOccurrence } from "./rules/occurrences.ts";
import { closedTitle, whenInWords } from "./rules/words.ts";

const OfSeries = z.object({ seriesId: z.uuid() });

/** Everybody who meets is sent the entry for their calendar, and its changes; whoever does not any more, that it is off. */
export const meetingNews: News[] = [
  {
    topic: "meeting.changed",
    kind: "MEETINGS",
    async whom(db, payload, now) {
      const found = await findOwed(db, OfSeries.parse(payload).seriesId, now);
      return found && found.owed.length > 0 ? { personIds: found.owed.map(({ personId }) => personId), taskForceId: found.series.taskForceId } : undefined;
    },
    async content(desk, payload, to, now) {
      const found = await findOwed(desk.db, OfSeries.parse(payload).seriesId, now);
      const owed = found?.owed.find(({ personId }) => personId === to.id);
      return found && owed ? contentFor(desk, found.series, owed, to, now) : undefined;
    },
  },
];

async function contentFor(desk: ContentDesk, series: SeriesForMail, { method }: Owed, to: Reader, now: Date): Promise<Content> {
  const { db, sender, replyDomain } = desk;
  const { secret } = await invitationOf(desk, series, to.id);
  const organizer = replyDomain === undefined ? sender : `answer+${secret}@${replyDomain}`;
  const text = invitationTo({ ...series, changedAt: now }, { email: to.email, organizer, locale: to.locale }, method);
  const sent = () => markInvited(db, { seriesId: series.id, personId: to.id }, { sequence: series.sequence, cancelled: method === "CANCEL", sentAt: now });
  return { about: await wordsFor(desk, series, method, to, now), calendar: { method, text }, sent };
}

/** Of a closed session its time and nothing else; where it is held and by which link only of an open one (MT-05). */
async function wordsFor(
  { db, origin }: ContentDesk,
  series: SeriesForMail,
  method: Owed["method"],
  { id: personId, locale }: Reader,
  now: Date,
): Promise<string[]> {
  const next = nextOccurrence(series, series.meetings, series.daysOff, now);
  const title = series.closed ? closedTitle : (next?.title ?? series.title);
  const when = next ? [whenInWords(next, series.timeZone, locale)] : [];
  if (method === "CANCEL" || !next) return [m.meetmail_cancelled({}, { locale }), [title, ...when].join("\n")];
  const { place, link, placeKind } = next;
  const lines = [
    title,
    ...when,
    ...(series.rule === null ? [] : [m.meetmail_round({}, { locale })]),
    ...(series.closed || place === null ? [] : [m.meetmail_place({ place }, { locale })]),
    ...(series.closed || link === null || placeKind === "IN_PERSON" ? [] : [m.meetmail_link({ link }, { locale })]),
  ];
  const { id: seriesId, taskForceId, untilOn } = series;
  const year = now.getTime() + 366 * 86_400_000;
  const ends = series.rule === null || untilOn === null ? next.endsAt.getTime() : untilOn.getTime() + 2 * 86_400_000;
  const token = await makeAnswerLink(db, { taskForceId, personId, seriesId, expiresAt: new Date(Math.min(ends, year)) });
  return [m.meetmail_invited({}, { locale }), lines.join("\n"), `${m.meetmail_answer({}, { locale })}\n${origin}/answer#${token}`];
}

/** `db` is of role hub_worker. */
export function meetingHandlers({ db }: { db: Database; clock: Clock }): Record<string, JobHandler> {
  return {
    "meeting.roster": (payload) => announceRoster(db, z.object({ bodyId: z.uuid() }).parse(payload).bodyId),
    "meeting.days-off": (payload) => announceDayOff(db, z.object({ taskForceId: z.uuid(), onDay: z.iso.date() }).parse(payload)),
  };
}
