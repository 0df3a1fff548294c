import { currentLocale } from "#web/lib/locale.ts";

/** "Wednesday, February 10, 2027": the last day of a consent, in the zone of the task force whose midnight ends it. */
export function lastDay(endsAt: string, timeZone: string): string {
  return new Intl.DateTimeFormat(currentLocale() === "es" ? "es-US" : "en-US", { dateStyle: "full", timeZone }).format(lastMoment(endsAt));
}

/** The same as a plain date, `2027-02-10`. */
export function lastDate(endsAt: string, timeZone: string): string {
  return plainDate(lastMoment(endsAt), timeZone);
}

/** Today's plain date where the task force is: the hub counts the days of a consent there, wherever the reader may be. */
export function todayAt(timeZone: string): string {
  return plainDate(new Date(), timeZone);
}

/** The plain date of an instant where the task force is. */
export function plainDate(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone }).format(instant);
}

function lastMoment(endsAt: string): Date {
  return new Date(new Date(endsAt).getTime() - 1);
}
