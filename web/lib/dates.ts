import { currentLocale } from "./locale.ts";

const day = 86_400_000;

/** "Thursday, January 14" of an instant, in the reader's own time zone. */
export function formatDay(instant: string | Date): string {
  return write(instant, { weekday: "long", month: "long", day: "numeric" });
}

/** "2:58 AM" of an instant, in the reader's own time zone. */
export function formatTime(instant: string | Date): string {
  return write(instant, { hour: "numeric", minute: "2-digit" });
}

/** "January 14 at 2:58 AM" of an instant, in the reader's own time zone. */
export function formatDayTime(instant: string | Date): string {
  return write(instant, { month: "long", day: "numeric", hour: "numeric", minute: "2-digit" });
}

/** "Jan 14" of an instant, in the reader's own time zone. */
export function formatShortDay(instant: string | Date): string {
  return write(instant, { month: "short", day: "numeric" });
}

/** "Friday" of an instant, in the reader's own time zone; a sentence may start with it. */
export function formatWeekday(instant: string | Date): string {
  const name = write(instant, { weekday: "long" });
  return name.charAt(0).toLocaleUpperCase(currentLocale()) + name.slice(1);
}

/** "February 10, 2027" of a plain date such as `2027-02-10`; no time zone moves it. */
export function formatDate(date: string): string {
  return write(`${date}T00:00:00Z`, { dateStyle: "long", timeZone: "UTC" });
}

/** A time as the end of a sentence: a Spanish hour already ends with the stop of "a. m.". */
export function stopped(words: string): string {
  return words.endsWith(".") ? words : `${words}.`;
}

/** Today's plain date, `2026-11-23`, in the reader's own time zone. */
export function todayIso(now: Date = new Date()): string {
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

/** A plain date some days later (or earlier, with a negative number). */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
}

function write(instant: string | Date, how: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(currentLocale() === "es" ? "es-US" : "en-US", how).format(new Date(instant));
}
