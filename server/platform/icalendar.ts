import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from "ical-generator";

/** One all-day entry of a calendar. */
export type CalendarEntry = {
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

/**
 * A calendar of days as a file (RFC 5545). The same entries give the same bytes: its times are those of the last changes.
 *
 * @param origin of the hub, to which links lead and after which entries are named
 */
export function writeCalendar(name: string, entries: readonly CalendarEntry[], origin: string): string {
  const calendar = ical({ name, method: ICalCalendarMethod.PUBLISH, prodId: { company: "Roundtable", product: "Deadlines" } });
  for (const { uid, day, sequence, changedAt, title, words, path } of entries)
    calendar.createEvent({
      id: `${uid}@${new URL(origin).hostname}`,
      sequence,
      stamp: changedAt,
      lastModified: changedAt,
      // A day of its own in every zone: the end is the day after, and not part of it.
      start: localMidnight(day, 0),
      end: localMidnight(day, 1),
      allDay: true,
      summary: title,
      description: words ?? null,
      url: origin + path,
      status: ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  return calendar.toString();
}

/** The library writes days as the clock of this machine has them. */
function localMidnight(day: string, daysLater: number): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + daysLater);
}
