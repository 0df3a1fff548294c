import type { MeetingRule, Weekday } from "@roundtable/shared/meetings.ts";
import { RRuleTemporal } from "rrule-temporal";
import { addDays } from "./days.ts";

/** How long a rule runs when nobody says otherwise, and at the longest (decision 0025). */
export const horizonYears = 10;

/** The days of a rule: from its first to its last. Without a rule there is one. */
export type RuleDays = { startsOn: string; rule: string | null; untilOn: string | null };

/** The rule as iCalendar writes it, without its end. */
export function ruleText({ frequency, interval, weekdays, nth, monthDay }: MeetingRule): string {
  const by = nth != null ? `BYDAY=${nth}${weekdays?.[0] ?? ""}` : monthDay != null ? `BYMONTHDAY=${monthDay}` : `BYDAY=${weekdays?.join(",") ?? ""}`;
  return `FREQ=${frequency};INTERVAL=${interval};${by}`;
}

/** What `ruleText` wrote. */
export function ruleOf(text: string, untilOn: string | null): MeetingRule {
  const parts = new Map(text.split(";").map((part) => part.split("=") as [string, string]));
  const [, nth, days] = /^(-?\d)?(.*)$/.exec(parts.get("BYDAY") ?? "") ?? [];
  const monthDay = parts.get("BYMONTHDAY");
  return {
    frequency: parts.get("FREQ") === "WEEKLY" ? "WEEKLY" : "MONTHLY",
    interval: Number(parts.get("INTERVAL")),
    weekdays: days ? (days.split(",") as Weekday[]) : [],
    nth: nth ? (Number(nth) as MeetingRule["nth"]) : null,
    monthDay: monthDay ? Number(monthDay) : null,
    untilOn,
  };
}

/** The last day on which a rule that begins on `startsOn` may give a meeting, when somebody wishes `untilOn` or nothing. */
export function lastDay(startsOn: string, untilOn: string | null): string {
  const furthest = Temporal.PlainDate.from(startsOn).add({ years: horizonYears }).toString();
  return untilOn !== null && untilOn < furthest ? untilOn : furthest;
}

/** The first day of a rule on or after a day; null when there is none before its end. */
export function firstDay({ startsOn, rule, untilOn }: RuleDays): string | null {
  return ruleDays({ startsOn, rule, untilOn }, startsOn, untilOn ?? startsOn)[0] ?? null;
}

const utc = (day: string) => Temporal.ZonedDateTime.from(`${day}T00:00[UTC]`);
const expanded = new Map<string, RRuleTemporal>();

/**
 * The days that a rule gives within two days, both included. Days have no zone, so no change of the clocks moves one; the
 * weeks of a rule begin on Monday.
 */
export function ruleDays({ startsOn, rule, untilOn }: RuleDays, from: string, to: string): string[] {
  const first = from > startsOn ? from : startsOn;
  const end = untilOn !== null && untilOn < to ? untilOn : to;
  if (rule === null) return startsOn >= from && startsOn <= to ? [startsOn] : [];
  if (first > end) return [];
  return expansionOf(startsOn, rule)
    .between(utc(first), utc(end), true)
    .map((at) => at.toPlainDate().toString());
}

/** Whether a rule gives a meeting on a day. */
export function isRuleDay(days: RuleDays, day: string): boolean {
  return ruleDays(days, day, day).length > 0;
}

/** Rules are few and asked again and again: what has been read of one is kept. */
function expansionOf(startsOn: string, rule: string): RRuleTemporal {
  const key = `${startsOn} ${rule}`;
  const known = expanded.get(key);
  if (known) return known;
  if (expanded.size >= 2000) expanded.clear();
  const until = lastDay(startsOn, null);
  const made = new RRuleTemporal({ rruleString: `${rule};WKST=MO;UNTIL=${until.replaceAll("-", "")}T000000Z`, dtstart: utc(startsOn) });
  expanded.set(key, made);
  return made;
}

/** The day before, for a rule that ends where another begins. */
export function dayBefore(day: string): string {
  return addDays(day, -1);
}
