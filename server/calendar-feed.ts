import { m } from "@roundtable/shared/i18n/messages.js";
import type pg from "pg";
import type { Acting } from "#platform/acting.ts";
import type { Clock } from "#platform/clock.ts";
import { writeCalendar } from "#platform/icalendar.ts";
import { findBody } from "#features/bodies/queries.ts";
import { type FeedReader, readerBehind } from "#features/calendar/queries.ts";
import { grantEvents } from "#features/grants/queries/feed.ts";
import { meetingEvents } from "#features/meetings/queries/feed.ts";

type Feed = { feedReader: (secret: string) => Promise<FeedReader | null>; feedOf: (acting: Acting, reader: FeedReader) => Promise<string> };

/** The calendar feeds of this hub. `pool` is of role hub_auth, `origin` where the hub is reached. */
export function calendarFeed({ pool, clock, origin }: { pool: pg.Pool; clock: Clock; origin: () => string }): Feed {
  return {
    feedReader: (secret) => readerBehind(pool, secret, clock.now()),
    // Each feature's own is in it, and nothing of a referral ever is (safety.md §6).
    async feedOf(acting, reader) {
      const { locale, bodyId } = reader;
      const own = bodyId === null ? grantEvents(acting, locale, origin()) : [];
      const [name, deadlines, meetings] = await Promise.all([nameOf(acting, reader), own, meetingEvents(acting, bodyId)]);
      return writeCalendar([...deadlines, ...meetings], { name, method: "PUBLISH" });
    },
  };
}

/** What a calendar program calls the feed: by its body, unless nobody but those who meet may know of that. */
async function nameOf(acting: Acting, { locale, bodyId }: FeedReader): Promise<string> {
  if (bodyId === null) return m.calendar_feed_own({}, { locale });
  const body = await findBody(acting, bodyId);
  return body?.restricted === false ? body.name : m.calendar_feed_body({}, { locale });
}
