import { currentLocale } from "#web/lib/locale.ts";

/** The month of a plain date, `2026-11`. */
export function monthOf(date: string): string {
  return date.slice(0, 7);
}

/** The month so many months later (or earlier, with a negative number). */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

/** The first day of a month, as a plain date. */
export function firstDayOf(month: string): string {
  return `${month}-01`;
}

/** "Nov" of a month. */
export function monthName(month: string): string {
  return write(firstDayOf(month), { month: "short" }).replace(".", "");
}

/** "N" of a month, where there is room for no more. */
export function monthInitial(month: string): string {
  return write(firstDayOf(month), { month: "narrow" });
}

/** "November 2026" of a month. */
export function monthLong(month: string): string {
  return write(firstDayOf(month), { month: "long", year: "numeric" });
}

/** "Sat" of a plain date. */
export function weekdayShort(date: string): string {
  return write(date, { weekday: "short" }).replace(".", "");
}

/** "Saturday, January 30, 2027" of a plain date; no time zone moves it. */
export function weekdayAndDay(date: string): string {
  return write(date, { dateStyle: "full" });
}

/** The number of a plain date's day, without a zero before it. */
export function dayNumber(date: string): string {
  return String(Number(date.slice(8, 10)));
}

/** "July to December 2026", or both days where a span does not begin and end with a month. */
export function spanWords(startsOn: string, endsOn: string): string {
  const isWhole = startsOn.endsWith("-01") && monthOf(dayAfter(endsOn)) !== monthOf(endsOn);
  const how: Intl.DateTimeFormatOptions = isWhole ? { month: "long", year: "numeric" } : { dateStyle: "long" };
  return format(how).formatRange(instant(startsOn), instant(endsOn));
}

function dayAfter(date: string): string {
  return new Date(instant(date).getTime() + 86_400_000).toISOString().slice(0, 10);
}

function write(date: string, how: Intl.DateTimeFormatOptions): string {
  return format(how).format(instant(date));
}

function format(how: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(currentLocale() === "es" ? "es-US" : "en-US", { ...how, timeZone: "UTC" });
}

function instant(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** "July" of the seventh month. */
export function monthLongAlone(number: number): string {
  return write(`2027-${String(number).padStart(2, "0")}-01`, { month: "long" });
}
