/** Days are written as 2026-11-23 and have no zone; a time of day is minutes after local midnight. */

const nth = (year: number, month: number, weekday: number, place: number): Temporal.PlainDate => {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (place - 1) });
};
const last = (year: number, month: number, weekday: number): Temporal.PlainDate => {
  const end = Temporal.PlainDate.from({ year, month, day: 1 }).add({ months: 1 }).subtract({ days: 1 });
  return end.subtract({ days: (end.dayOfWeek - weekday + 7) % 7 });
};

/**
 * The federal holidays of a year (5 U.S.C. 6103), each with the day on which it is observed as well: the Friday before a
 * Saturday, the Monday after a Sunday. A New Year's Day on a Saturday is observed in the year before.
 */
export function federalHolidaysIn(year: number): string[] {
  const on = (month: number, day: number) => Temporal.PlainDate.from({ year, month, day });
  const fixed = [on(1, 1), on(6, 19), on(7, 4), on(11, 11), on(12, 25)];
  const byWeekday = [nth(year, 1, 1, 3), nth(year, 2, 1, 3), last(year, 5, 1), nth(year, 9, 1, 1), nth(year, 10, 1, 2), nth(year, 11, 4, 4)];
  const observed = fixed.flatMap((day) => (day.dayOfWeek === 6 ? [day.subtract({ days: 1 })] : day.dayOfWeek === 7 ? [day.add({ days: 1 })] : []));
  return [...fixed, ...byWeekday, ...observed].map(String).toSorted();
}

/** Whether a day is a federal holiday, or the day on which one is observed. */
export function isFederalHoliday(day: string): boolean {
  const year = Number(day.slice(0, 4));
  return holidaysOf(year).has(day) || (day.endsWith("-12-31") && holidaysOf(year + 1).has(day));
}

const known = new Map<number, ReadonlySet<string>>();
function holidaysOf(year: number): ReadonlySet<string> {
  const found = known.get(year) ?? new Set(federalHolidaysIn(year));
  known.set(year, found);
  return found;
}

/** The instant of a local time. One that the clocks skip is as much later; of one that comes twice it is the first (RFC 5545, 3.3.5). */
export function instantOf(day: string, minutes: number, timeZone: string): Date {
  return new Date(zoned(day, minutes, timeZone).epochMilliseconds);
}

/** The same with its zone. */
export function zoned(day: string, minutes: number, timeZone: string): Temporal.ZonedDateTime {
  const plainTime = { hour: Math.floor(minutes / 60), minute: minutes % 60 };
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime });
}

/** The local day and time of an instant. */
export function localOf(at: Date, timeZone: string): { day: string; minutes: number } {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  return { day: local.toPlainDate().toString(), minutes: local.hour * 60 + local.minute };
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** A day as the database takes and gives it. */
export function asDate(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The day of a date as the database gives it. */
export function written(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** "10:05" as minutes after midnight. */
export function minutesOf(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  return hour * 60 + minute;
}

/** Minutes after midnight as "10:05". */
export function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
