import type { MeetingRule, Weekday } from "@roundtable/shared/meetings.ts";

/** How a meeting comes round, as a form holds it. */
export type RuleForm = {
  repeats: "NO" | "WEEKLY" | "NTH" | "DAY";
  interval: string;
  weekdays: Weekday[];
  weekday: Weekday;
  nth: "1" | "2" | "3" | "4" | "-1";
  monthDay: string;
  untilOn: string | null;
};

export const onceOnly: RuleForm = { repeats: "NO", interval: "1", weekdays: [], weekday: "WE", nth: "3", monthDay: "1", untilOn: null };

/** What the hub is sent; null for one meeting. */
export function ruleFrom({ repeats, interval, weekdays, weekday, nth, monthDay, untilOn }: RuleForm): MeetingRule | null {
  if (repeats === "NO") return null;
  const every = { interval: Number(interval), untilOn };
  if (repeats === "WEEKLY") return { frequency: "WEEKLY", ...every, weekdays };
  if (repeats === "NTH") return { frequency: "MONTHLY", ...every, weekdays: [weekday], nth: Number(nth) as MeetingRule["nth"] & number };
  return { frequency: "MONTHLY", ...every, monthDay: Number(monthDay) };
}

type Known = {
  frequency: MeetingRule["frequency"];
  interval: number;
  weekdays: readonly Weekday[];
  nth: number | null;
  monthDay: number | null;
  untilOn: string | null;
};

/** The form of a rule that is there already. */
export function formFrom(rule: Known | null): RuleForm {
  if (rule === null) return onceOnly;
  const { frequency, interval, weekdays, nth, monthDay, untilOn } = rule;
  const every = { ...onceOnly, interval: String(interval), untilOn };
  if (frequency === "WEEKLY") return { ...every, repeats: "WEEKLY", weekdays: [...weekdays] };
  if (monthDay !== null) return { ...every, repeats: "DAY", monthDay: String(monthDay) };
  return { ...every, repeats: "NTH", weekday: weekdays[0] ?? "WE", nth: String(nth ?? 1) as RuleForm["nth"] };
}
