import type { Urgency } from "@roundtable/shared/referrals.ts";

const workday = { from: 9, to: 17 };

/**
 * When an answer is due and when the share ends by itself without one (domain.md §4.3): emergency 1 h and 4 h; urgent
 * 8 working hours (weekdays 9 to 17 in the task force's zone) and 48 h, but never before a day after it was due; routine
 * 2 days and 7 days.
 */
export function planClock(urgency: Urgency, sentAt: Date, timeZone: string): { respondBy: Date; answerExpiresAt: Date } {
  const after = (hours: number) => new Date(sentAt.getTime() + hours * 3_600_000);
  if (urgency === "EMERGENCY") return { respondBy: after(1), answerExpiresAt: after(4) };
  if (urgency === "ROUTINE") return { respondBy: after(48), answerExpiresAt: after(7 * 24) };
  const respondBy = addWorkingHours(sentAt, 8, timeZone);
  return { respondBy, answerExpiresAt: new Date(Math.max(after(48).getTime(), respondBy.getTime() + 24 * 3_600_000)) };
}

/** The instant after so many working hours; holidays are not known to it. */
function addWorkingHours(from: Date, hours: number, timeZone: string): Date {
  let at = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(timeZone);
  let left = hours * 60;
  for (;;) {
    const opens = at.with({ hour: workday.from, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 });
    const closes = opens.with({ hour: workday.to });
    const start = Temporal.ZonedDateTime.compare(at, opens) < 0 ? opens : at;
    const minutes = at.dayOfWeek > 5 ? 0 : Math.max(0, start.until(closes).total("minutes"));
    if (minutes >= left) return new Date(start.add({ minutes: Math.floor(left), seconds: Math.round((left % 1) * 60) }).epochMilliseconds);
    left -= minutes;
    at = opens.add({ days: 1 });
  }
}

/** The clock moves on by as long as a question stood open, so that asking costs the sender no time and the recipient none either. */
export function resumeClock(
  share: { respondBy: Date; answerExpiresAt: Date; clockStoppedAt: Date | null },
  now: Date,
): { respondBy: Date; answerExpiresAt: Date } {
  const stood = share.clockStoppedAt ? Math.max(0, now.getTime() - share.clockStoppedAt.getTime()) : 0;
  return { respondBy: new Date(share.respondBy.getTime() + stood), answerExpiresAt: new Date(share.answerExpiresAt.getTime() + stood) };
}

/** The instant at which a local day ends: access "until Saturday" includes all of Saturday in the task force's zone. */
export function endOfDay(day: string, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds);
}

/** The local day of an instant, as "2026-11-23". */
export function dayOf(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
