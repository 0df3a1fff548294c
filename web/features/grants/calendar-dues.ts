import { m } from "@roundtable/shared/i18n/messages.js";
import type { WeekendRule } from "@roundtable/shared/grants.ts";
import type { DeadlineFragment } from "./calendar.graphql.ts";
import type { Due } from "./calendar-lanes.ts";
import { spanWords } from "./months.ts";
import { frequencyWord, reportWord } from "./words.ts";

/** One due date as the calendar shows it. */
export type CalendarDue = Due & {
  awardTitle: string;
  /** The report or, of requirements, what they are called together. */
  laneTitle: string;
  /** What is due: the report with its period, or the requirement. */
  title: string;
  isOnWeekend: boolean;
  weekendRule: WeekendRule;
  /** Negative when it is late. */
  daysLeft: number;
  /** The report, once somebody began it. */
  reportId: string | null;
};

/** What the hub says is due, put into words. */
export function duesFrom(deadlines: readonly DeadlineFragment[]): CalendarDue[] {
  return deadlines.map(({ key, dueOn, standing, isOnWeekend, daysLeft, award, period, requirement }) => {
    const lane = period ? laneOf(period.rule) : m.grants_line_requirements();
    const report = period ? reportWord(period.rule) : lane;
    return {
      key,
      laneKey: period?.rule.id ?? "requirements",
      awardId: award.id,
      dueOn,
      standing,
      awardTitle: award.title,
      laneTitle: lane,
      title: period ? m.grants_period_title({ report, span: spanWords(period.startsOn, period.endsOn) }) : (requirement?.title ?? lane),
      isOnWeekend,
      // Of what is no report, no funder's rule is known.
      weekendRule: period?.weekendRule ?? "NOT_SAID",
      daysLeft: daysLeft ?? 0,
      reportId: period?.report?.id ?? null,
    };
  });
}

/** The report, and that it comes but once where it does: an award may owe it every half year and at its end. */
function laneOf(rule: NonNullable<DeadlineFragment["period"]>["rule"]): string {
  return rule.frequency === "FINAL" || rule.frequency === "ONCE"
    ? m.grants_lane_once({ report: reportWord(rule), often: frequencyWord(rule.frequency) })
    : reportWord(rule);
}
