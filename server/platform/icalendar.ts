import ical, { ICalCalendarMethod, type ICalEventData, ICalEventStatus, ICalEventTransparency } from "ical-generator";
import { tzlib_get_ical_block as timeZoneBlock } from "timezones-ical-library";

/** One all-day entry of a calendar. */
export type CalendarDay = {
  /** The same for as long as this is about the same thing. */
  uid: string;
  /** 2026-11-23. */
  day: string;
  /** Grows whenever the entry may have changed. */
  sequence: number;
  changedAt: Date;
  title: string;
  words?: string;
  /** Where on the hub it is seen: "/g/…". */
  path: string;
};

/** A day as an event, the same in every zone. @param origin of the hub, to which links lead and after which entries are named */
export function dayEvent({ uid, day, sequence, changedAt, title, words, path }: CalendarDay, origin: string): ICalEventData {
  const start = Temporal.PlainDate.from(day);
  return {
    id: `${uid}@${new URL(origin).hostname}`,
    sequence,
    stamp: changedAt,
    lastModified: changedAt,
    // The end is the day after, and not part of it.
    start,
    end: start.add({ days: 1 }),
    allDay: true,
    summary: title,
    description: words ?? null,
    url: origin + path,
    status: ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.TRANSPARENT,
  };
}

/**
 * Events as a calendar file (RFC 5545), with the zones that they are in and their changes of the clocks. The same events give
 * the same bytes: its times are those of the last changes.
 *
 * @param method PUBLISH for a feed, which invites nobody
 */
export function writeCalendar(events: readonly ICalEventData[], { name, method }: { name?: string; method: "PUBLISH" | "REQUEST" | "CANCEL" }): string {
  const calendar = ical({
    prodId: { company: "Roundtable", product: "Roundtable", language: "EN" },
    method: ICalCalendarMethod[method],
    // The library writes the name as it is given.
    ...(name !== undefined && { name: name.replaceAll(/[\\;,]/g, (mark) => `\\${mark}`) }),
    // No zone for the file as a whole: the library would write the stamps in it, which are always in UTC.
    timezone: { name: null, generator: blockOf },
  });
  for (const event of events) calendar.createEvent(event);
  return calendar.toString();
}

const blocks = new Map<string, string>();
function blockOf(timeZone: string): string {
  const known = blocks.get(timeZone) ?? String([timeZoneBlock(timeZone)].flat()[0]);
  blocks.set(timeZone, known);
  return known;
}
