import type { ReportFrequency } from "@roundtable/shared/grants.ts";

/** The part of an award that the calendar hangs on. Days as 2026-11-23, both within the award. */
export type AwardSpan = { startsOn: string; endsOn: string };

/**
 * When a report is owed (domain.md §2.2). Its periods begin on the first of `yearStartsIn` (1 to 12: 1 for a calendar
 * year, 7 for North Carolina's fiscal year, 10 for the federal one) and every so many months after it.
 */
export type ReportingRule = { frequency: ReportFrequency; yearStartsIn: number; due: DueRule };

/** Days after the end of a period (of the award's start, for what is owed once), or months to the end of a month: 30 June and 3 are 30 September. */
export type DueRule = { unit: "DAYS"; after: number } | { unit: "MONTHS"; after: number };

/** One report that is owed: the days it covers, first and last included, and the day on which it is due. */
export type ReportPeriod = { startsOn: string; endsOn: string; dueOn: string };

const monthsIn = { QUARTERLY: 3, SEMIANNUAL: 6, ANNUAL: 12 } as const;

/**
 * Every period of a report over an award, in order. Together they cover each day of the award once: the first begins with
 * the award and the last ends with it, though it be in the middle of a quarter. Days only, so no clock change touches them.
 */
export function periodsOf(rule: ReportingRule, { startsOn, endsOn }: AwardSpan): ReportPeriod[] {
  if (rule.frequency === "FINAL") return [{ startsOn, endsOn, dueOn: dueAfter(rule.due, endsOn) }];
  if (rule.frequency === "ONCE") return [{ startsOn, endsOn, dueOn: dueAfter(rule.due, startsOn) }];
  const months = monthsIn[rule.frequency];
  const [first, last] = [Temporal.PlainDate.from(startsOn), Temporal.PlainDate.from(endsOn)];
  const periods: ReportPeriod[] = [];
  for (let from = firstOfPeriod(first, rule.yearStartsIn, months); Temporal.PlainDate.compare(from, last) <= 0; from = from.add({ months })) {
    const to = from.add({ months }).subtract({ days: 1 });
    const ends = earlier(to, last).toString();
    periods.push({ startsOn: later(from, first).toString(), endsOn: ends, dueOn: dueAfter(rule.due, ends) });
  }
  return periods;
}

/** The first day of the period in which a day lies, were there no award to begin and end it. */
function firstOfPeriod(day: Temporal.PlainDate, yearStartsIn: number, months: number): Temporal.PlainDate {
  const intoPeriod = (day.month - yearStartsIn + 12) % months;
  return day.with({ day: 1 }).subtract({ months: intoPeriod });
}

function dueAfter({ unit, after }: DueRule, day: string): string {
  const from = Temporal.PlainDate.from(day);
  if (unit === "DAYS") return from.add({ days: after }).toString();
  const month = from.with({ day: 1 }).add({ months: after });
  return month.with({ day: month.daysInMonth }).toString();
}

/** Whether a due date is a Saturday or Sunday, on which offices are closed (GR-1). */
export function isWeekend(day: string): boolean {
  return Temporal.PlainDate.from(day).dayOfWeek > 5;
}

/** How a report that is not filed stands: by days until it is due, and after that by days late. */
export type Risk = "ON_TRACK" | "DUE_SOON" | "LATE" | "VERY_LATE";

/** @param today the day it is at the table */
export function riskOf(dueOn: string, today: string): Risk {
  const days = Temporal.PlainDate.from(today).until(dueOn).days;
  if (days > 30) return "ON_TRACK";
  if (days >= 0) return "DUE_SOON";
  return days >= -14 ? "LATE" : "VERY_LATE";
}

/** Days before a due date on which owner and backup are reminded (GR-2). */
export const reminderDays = [30, 14, 7, 1] as const;

/** The reminder that is due on `today`, or the last one that was missed while nothing ran; undefined before the first and once it is late. */
export function reminderOn(dueOn: string, today: string): (typeof reminderDays)[number] | undefined {
  const days = Temporal.PlainDate.from(today).until(dueOn).days;
  return days < 0 ? undefined : reminderDays.findLast((mark) => days <= mark);
}

function later(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) >= 0 ? one : other;
}

function earlier(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) <= 0 ? one : other;
}
