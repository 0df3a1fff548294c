import { ICalAttendeeRole, ICalAttendeeStatus, type ICalEventData, ICalEventStatus } from "ical-generator";
import type { Locale } from "@roundtable/shared/roles.ts";
import type { MeetingSeriesModel } from "../../../../prisma/client/models.ts";
import { writeCalendar } from "#platform/icalendar.ts";
import { instantOf, zoned } from "../rules/days.ts";
import { closedTitle } from "../rules/words.ts";
import { daysOf, type Difference, exceptionsOf, type SeriesTimes } from "../rules/occurrences.ts";

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
  const { differing, skipped } = exceptionsOf(series, meetings, daysOff);
  const inZone = (at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  const whose = reader && {
    organizer: { name: "Roundtable", email: reader.organizer },
    attendees: [{ email: reader.email, rsvp: true, status: ICalAttendeeStatus.NEEDSACTION, role: ICalAttendeeRole.REQ }],
  };
  const stamped = { id: uid, sequence, stamp: changedAt, timezone: timeZone, status: ICalEventStatus.CONFIRMED, ...whose };
  const [only = null] = rule === null ? differing : [];
  const start = only ? inZone(only.startsAt) : zoned(startsOn, series.startsAt, timeZone);
  const master = {
    ...stamped,
    ...wordsOf(series, only ?? series),
    start,
    end: only ? inZone(only.endsAt) : start.add({ minutes: series.minutes }),
  };
  if (rule === null || untilOn === null) return [master];
  const cancelled = differing.flatMap(({ cancelled: isOff, onDay }) => (isOff ? [onDay] : []));
  const left = [...skipped, ...cancelled].toSorted();
  const repeating = ruleLines({ rule, until: instantOf(untilOn, 1439, timeZone), timeZone, at: series.startsAt, days: left });
  const others = differing
    .filter(({ cancelled: isOff }) => !isOff)
    .map((meeting) => ({
      ...stamped,
      ...wordsOf(series, meeting),
      start: inZone(meeting.startsAt),
      end: inZone(meeting.endsAt),
      recurrenceId: zoned(meeting.onDay, series.startsAt, timeZone),
    }));
  return [{ ...master, repeating }, ...others];
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

/** The entry that goes out with a mail: an invitation or its update, or that the meeting is off. */
export function invitationTo(series: EntrySeries, reader: EntryReader, method: "REQUEST" | "CANCEL"): string {
  const events = eventsOf(series, reader);
  // Taking it back names the event and no more; the words of what is off are nobody's any longer.
  const off = events.slice(0, 1).map(({ repeating: _, ...event }) => ({ ...event, status: ICalEventStatus.CANCELLED }));
  return writeCalendar(method === "CANCEL" ? off : events, { method });
}
