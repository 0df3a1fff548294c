import { createHash } from "node:crypto";
import { m } from "@roundtable/shared/i18n/messages.js";
import type { ICalEventData } from "ical-generator";
import { LRUCache } from "lru-cache";
import type pg from "pg";
import type { Acting } from "#platform/acting.ts";
import type { Clock } from "#platform/clock.ts";
import { writeCalendar } from "#platform/icalendar.ts";
import { type FeedReader, noteRead, readerBehind } from "#features/calendar/queries.ts";
import { grantEvents } from "#features/grants/queries/feed.ts";
import { type MeetingFeed, meetingFeed } from "#features/meetings/queries/feed.ts";

type Feed = { feedReader: (secret: string) => Promise<FeedReader | null>; feedOf: (acting: Acting, reader: FeedReader) => Promise<string> };

type Content = { name: string; deadlines: ICalEventData[]; meetings: MeetingFeed };

/** The calendar feeds of this hub. `pool` is of role hub_auth, `origin` where the hub is reached. */
export function calendarFeed({ pool, clock, origin }: { pool: pg.Pool; clock: Clock; origin: () => string }): Feed {
  const write = fileWriter();
  return {
    feedReader: (secret) => readerBehind(pool, secret),
    async feedOf(acting, reader) {
      const [content] = await Promise.all([contentFor(acting, reader, origin()), noteRead(pool, reader, clock.now())]);
      return write(content);
    },
  };
}

/** Each feature's own is in it, and nothing of a referral ever is (safety.md §6). */
async function contentFor(acting: Acting, { locale, bodyId }: FeedReader, origin: string): Promise<Content> {
  if (bodyId === null) {
    const [deadlines, meetings] = await Promise.all([grantEvents(acting, locale, origin), meetingFeed(acting, null)]);
    return { name: m.calendar_feed_own({}, { locale }), deadlines, meetings };
  }
  const meetings = await meetingFeed(acting, bodyId);
  return { name: meetings.bodyName ?? m.calendar_feed_body({}, { locale }), deadlines: [], meetings };
}

/**
 * Writes files, and keeps them for who asks again before anything has changed, as calendar programs do: the key is all that
 * goes into a file, which the database has just shown to whoever gets it.
 */
function fileWriter(): (content: Content) => string {
  const files = new LRUCache<string, string>({ maxSize: 16_000_000, sizeCalculation: ({ length }) => length, ttl: 86_400_000 });
  return ({ name, deadlines, meetings }) => {
    const hash = createHash("sha256");
    for (const part of [JSON.stringify([name, deadlines]), ...meetings.rows]) hash.update(part).update("\0");
    const key = hash.digest("base64");
    const known = files.get(key);
    if (known !== undefined) return known;
    const file = writeCalendar([...deadlines, ...meetings.events()], { name, method: "PUBLISH" });
    files.set(key, file);
    return file;
  };
}
