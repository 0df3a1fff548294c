import { m } from "@roundtable/shared/i18n/messages.js";
import type { Locale } from "@roundtable/shared/roles.ts";
import type pg from "pg";
import type { Acting } from "#platform/acting.ts";
import type { Actor } from "#platform/actor.ts";
import type { Clock } from "#platform/clock.ts";
import { writeCalendar } from "#platform/icalendar.ts";
import { type CalendarSource, readerBehind } from "#features/calendar/queries.ts";
import { grantEntries } from "#features/grants/queries/feed.ts";

/** What stands in a calendar feed: each feature's own. Nothing of a referral ever does (safety.md §6). */
const sources: readonly CalendarSource[] = [grantEntries];

/** On whose behalf a calendar program reads, and in which language. */
export type FeedReader = { actor: Actor; locale: Locale };

type Feed = { feedReader: (secret: string) => Promise<FeedReader | null>; feedOf: (acting: Acting, reader: FeedReader) => Promise<string> };

/** The calendar feeds of this hub. `pool` is of role hub_auth, `origin` where the hub is reached. */
export function calendarFeed({ pool, clock, origin }: { pool: pg.Pool; clock: Clock; origin: () => string }): Feed {
  return {
    feedReader: (secret) => readerBehind(pool, secret, clock.now()),
    async feedOf(acting, { locale }) {
      const entries = await Promise.all(sources.map((source) => source(acting, locale)));
      return writeCalendar(m.grant_feed_name({}, { locale }), entries.flat(), origin());
    },
  };
}
