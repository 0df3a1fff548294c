import { m } from "@roundtable/shared/i18n/messages.js";
import type pg from "pg";
import type { Acting } from "#platform/acting.ts";
import type { Clock } from "#platform/clock.ts";
import { writeCalendar } from "#platform/icalendar.ts";
import { type FeedReader, noteRead, readerBehind } from "#features/calendar/queries.ts";
import { grantEvents } from "#features/grants/queries/feed.ts";
import { meetingFeed } from "#features/meetings/queries/feed.ts";

type Feed = { feedReader: (secret: string) => Promise<FeedReader | null>; feedOf: (acting: Acting, reader: FeedReader) => Promise<string> };

/** The calendar feeds of this hub. `pool` is of role hub_auth, `origin` where the hub is reached. */
export function calendarFeed({ pool, clock, origin }: { pool: pg.Pool; clock: Clock; origin: () => string }): Feed {
  return {
    feedReader: (secret) => readerBehind(pool, secret),
    async feedOf(acting, reader) {
      const [file] = await Promise.all([fileFor(acting, reader, origin()), noteRead(pool, reader, clock.now())]);
      return file;
    },
  };
}

/** Each feature's own is in it, and nothing of a referral ever is (safety.md §6). */
async function fileFor(acting: Acting, { locale, bodyId }: FeedReader, origin: string): Promise<string> {
  if (bodyId === null) {
    const [deadlines, { events }] = await Promise.all([grantEvents(acting, locale, origin), meetingFeed(acting, null)]);
    return writeCalendar([...deadlines, ...events], { name: m.calendar_feed_own({}, { locale }), method: "PUBLISH" });
  }
  const { bodyName, events } = await meetingFeed(acting, bodyId);
  return writeCalendar(events, { name: bodyName ?? m.calendar_feed_body({}, { locale }), method: "PUBLISH" });
}
