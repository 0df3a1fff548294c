import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, type ICalEventData, ICalEventStatus } from "ical-generator";
import type { Locale } from "@roundtable/shared/roles.ts";
import { tzlib_get_ical_block as timeZoneBlock } from "timezones-ical-library";
import type { MeetingSeriesModel } from "../../../../prisma/client/models.ts";
import { instantOf, written, zoned } from "../rules/days.ts";
import { closedTitle } from "../rules/words.ts";
import { daysOf, type Difference, occurrenceOn, type SeriesTimes, skippedDays } from "../rules/occurrences.ts";

/** What an entry is made of. Nothing in it says who else meets (safety.md §6). */
export type EntrySeries = SeriesTimes &
  Pick<MeetingSeriesModel, "id" | "uid" | "sequence" | "title" | "closed" | "placeKind" | "place" | "link" | "changedAt"> & {
    meetings: readonly Difference[];
    daysOff: ReadonlySet<string>;
  };

/** Whose calendar it is for: the one person who is named in it, and where their program answers. */
export type EntryReader = { email: string; organizer: string; locale: Locale };

/**
 * The events of one series: the rule with the days on which it does not meet, and each meeting that differs by itself. Without a
 * reader they name nobody, as in a feed.
 */
export function eventsOf(series: EntrySeries, reader?: EntryReader): ICalEventData[] {
  const { timeZone, uid, sequence, changedAt, rule, meetings, daysOff } = series;
  const { startsOn, untilOn } = daysOf(series);
  const coming = meetings.flatMap((difference) => occurrenceOn(series, meetings, daysOff, written(difference.onDay)) ?? []);
  const inZone = (at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  const whose = reader && {
    organizer: { name: "Roundtable", email: reader.organizer },
    attendees: [{ email: reader.email, rsvp: true, status: ICalAttendeeStatus.NEEDSACTION, role: ICalAttendeeRole.REQ }],
  };
  const stamped = { id: uid, sequence, stamp: changedAt, timezone: timeZone, status: ICalEventStatus.CONFIRMED, ...whose };
  const only = rule === null ? occurrenceOn(series, meetings, daysOff, startsOn) : null;
  const start = zoned(startsOn, series.startsAt, timeZone);
  const master = {
    ...stamped,
    ...wordsOf(series, only ?? series),
    start: only ? inZone(only.startsAt) : start,
    end: only ? inZone(only.endsAt) : start.add({ minutes: series.minutes }),
  };
  if (rule === null || untilOn === null) return [master];
  const off = skippedDays(series, daysOff, startsOn, untilOn).filter((day) => !coming.some(({ onDay }) => onDay === day));
  const cancelled = coming.flatMap(({ cancelled: isOff, onDay }) => (isOff ? [onDay] : []));
  const repeating = ruleLines({ rule, until: instantOf(untilOn, 1439, timeZone), timeZone, at: series.startsAt, days: [...off, ...cancelled].toSorted() });
  const differing = coming
    .filter(({ cancelled: isOff }) => !isOff)
    .map((meeting) => ({
      ...stamped,
      ...wordsOf(series, meeting),
      start: inZone(meeting.startsAt),
      end: inZone(meeting.endsAt),
      recurrenceId: zoned(meeting.onDay, series.startsAt, timeZone),
    }));
  return [{ ...master, repeating }, ...differing];
}

type Words = { title: string; placeKind: MeetingSeriesModel["placeKind"]; place: string | null; link: string | null };

function wordsOf({ closed }: { closed: boolean }, { title, placeKind, place, link }: Words): Pick<ICalEventData, "summary" | "location" | "url"> {
  if (closed) return { summary: closedTitle };
  return { summary: title, ...(place !== null && { location: place }), ...(link !== null && placeKind !== "IN_PERSON" && { url: link }) };
}

/**
 * The rule and the days left out of it, as lines of their own: the end of a rule is written in UTC (RFC 5545, 3.3.10), and the
 * days at the local time at which they would begin.
 */
function ruleLines({ rule, until, timeZone, at, days }: { rule: string; until: Date; timeZone: string; at: number; days: string[] }): string {
  const compact = (text: string) => text.slice(0, 19).replaceAll(/[-:]/g, "");
  const lines = [`RRULE:${rule};WKST=MO;UNTIL=${compact(until.toISOString())}Z`];
  // One a line: some programs read only the first day of a list.
  for (const day of days) lines.push(`EXDATE;TZID=${timeZone}:${compact(zoned(day, at, timeZone).toPlainDateTime().toString({ smallestUnit: "second" }))}`);
  return `${lines.join("\r\n")}\r\n`;
}

const blocks = new Map<string, string>();
/** The zone with its changes of the clocks, as calendars carry it along. */
function blockOf(timeZone: string): string {
  const known = blocks.get(timeZone) ?? String([timeZoneBlock(timeZone)].flat()[0]);
  blocks.set(timeZone, known);
  return known;
}

/** A calendar of events. `method` is left out of a feed, which invites nobody. */
export function calendarOf(events: readonly ICalEventData[], method?: "REQUEST" | "CANCEL"): string {
  const calendar = ical({
    prodId: { company: "Roundtable", product: "Roundtable", language: "EN" },
    // The zone is said by each event: with one of the calendar, the library writes DTSTAMP in the zone of this machine and not in UTC.
    timezone: { name: null, generator: blockOf },
    ...(method && { method: ICalCalendarMethod[method] }),
  });
  for (const event of events) calendar.createEvent(event);
  return calendar.toString();
}

/** The entry that goes out with a mail: an invitation or its update, or that the meeting is off. */
export function invitationTo(series: EntrySeries, reader: EntryReader, method: "REQUEST" | "CANCEL"): string {
  const events = eventsOf(series, reader);
  // Taking it back names the event and no more; the words of what is off are nobody's any longer.
  const off = events.slice(0, 1).map(({ repeating: _, ...event }) => ({ ...event, status: ICalEventStatus.CANCELLED }));
  return calendarOf(method === "CANCEL" ? off : events, method);
}
