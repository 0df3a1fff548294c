import { parseDateTime, toZoned } from "@internationalized/date";
import { currentLocale } from "./locale.ts";

/** The zone of the reader's own clock, such as "America/New_York". */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Whether the reader's clock shows something else at this instant than one in `timeZone`. */
export function differsHere(instant: string, timeZone: string): boolean {
  const read = (zone: string) => write(zone, { dateStyle: "short", timeStyle: "short" }).format(new Date(instant));
  return read(timeZone) !== read(ownZone());
}

/** "10:00 – 11:30 AM" in a zone. */
export function formatSpanIn(startsAt: string, endsAt: string, timeZone: string): string {
  // Past midnight a range would name both days; the first one stands beside it already.
  if (dayIn(startsAt, timeZone) !== dayIn(endsAt, timeZone)) return `${formatTimeIn(startsAt, timeZone)} – ${formatTimeIn(endsAt, timeZone)}`;
  return write(timeZone, { hour: "numeric", minute: "2-digit" }).formatRange(new Date(startsAt), new Date(endsAt));
}

/** "10:00 AM" in a zone. */
export function formatTimeIn(instant: string, timeZone: string): string {
  return write(timeZone, { hour: "numeric", minute: "2-digit" }).format(new Date(instant));
}

/** "Wednesday, January 20, 2027" in a zone. */
export function formatDayIn(instant: string, timeZone: string): string {
  return capital(write(timeZone, { weekday: "long", month: "long", day: "numeric", year: "numeric" }).format(new Date(instant)));
}

/** "Wed, Jan 20" in a zone, as it stands inside a sentence. */
export function formatShortDayIn(instant: string, timeZone: string): string {
  return write(timeZone, { weekday: "short", month: "short", day: "numeric" }).format(new Date(instant));
}

/** "January 2027" of the plain date of one of its days. */
export function formatMonth(day: string): string {
  return write("UTC", { month: "long", year: "numeric" }).format(new Date(`${day}T00:00:00Z`));
}

/** The plain date of an instant in a zone. */
export function dayIn(instant: string | Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date(instant));
}

/** "10:00" of an instant in a zone, as a field for times takes it. */
export function clockIn(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(new Date(instant));
}

/** "Eastern Time", the name of a zone as people say it. */
export function zoneName(timeZone: string): string {
  const parts = write(timeZone, { timeZoneName: "longGeneric" }).formatToParts(new Date());
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

/** The instant of a local day and time in a zone; of a time that the clocks skip the one as much later. Null when either is not written yet. */
export function instantIn(day: string | null, clock: string, timeZone: string): string | null {
  if (day === null || !/^\d\d:\d\d$/u.test(clock)) return null;
  return toZoned(parseDateTime(`${day}T${clock}`), timeZone).toAbsoluteString();
}

/** The first day of the month that lies `months` from the one of `day`. */
export function monthFrom(day: string, months: number): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/** The last day of the month of `day`. */
export function monthEnd(day: string): string {
  return new Date(Date.parse(`${monthFrom(day, 1)}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function write(timeZone: string, how: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(currentLocale() === "es" ? "es-US" : "en-US", { ...how, timeZone });
}

function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase(currentLocale()) + words.slice(1);
}
