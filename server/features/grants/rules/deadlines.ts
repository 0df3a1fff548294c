import { type AwardState, type GrantReport, type GrantStanding, reportsWithForm, type RequirementStatus } from "@roundtable/shared/grants.ts";
import { type SeatRole, seatRoles, worksWithReferrals } from "@roundtable/shared/roles.ts";
import type { AwardModel, GrantRequirementModel, ReportFilingModel, ReportingRuleModel } from "../../../../prisma/client/models.ts";
import { type AwardSpan, isWeekend, periodsOf, type ReportPeriod, riskOf } from "./calendar.ts";

/** A day of the database, which it hands over as midnight UTC, as 2026-11-23. */
export const written = (day: Date): string => day.toISOString().slice(0, 10);

/** Seats with which one sees the awards of one's own agency: an adviser does not. */
export const holderSeats: readonly SeatRole[] = seatRoles.filter((seat) => worksWithReferrals([seat]));

type RuleTimes = Pick<ReportingRuleModel, "frequency" | "yearStartsIn" | "dueUnit" | "dueAfter"> & { startsOn: Date | null; endsOn: Date | null };

/** The days of an award in which a rule holds; null when none of them is left. */
export function spanOf(rule: { startsOn: string | null; endsOn: string | null }, award: AwardSpan): AwardSpan | null {
  const startsOn = rule.startsOn !== null && rule.startsOn > award.startsOn ? rule.startsOn : award.startsOn;
  const endsOn = rule.endsOn !== null && rule.endsOn < award.endsOn ? rule.endsOn : award.endsOn;
  return startsOn <= endsOn ? { startsOn, endsOn } : null;
}

/** Everything that a rule asks for over an award. */
export function owedBy(rule: RuleTimes, award: Pick<AwardModel, "startsOn" | "endsOn">): ReportPeriod[] {
  const bounds = { startsOn: rule.startsOn && written(rule.startsOn), endsOn: rule.endsOn && written(rule.endsOn) };
  const span = spanOf(bounds, { startsOn: written(award.startsOn), endsOn: written(award.endsOn) });
  const { frequency, yearStartsIn, dueUnit, dueAfter } = rule;
  return span ? periodsOf({ frequency, yearStartsIn, due: { unit: dueUnit, after: dueAfter } }, span) : [];
}

type Comparable = Pick<ReportingRuleModel, "id" | "report" | "name" | "frequency" | "startsOn" | "endsOn">;

/** Whether two rules of one award ask for the same report over some of the same days. What is owed once stands beside what comes round. */
export function doOverlap(one: Comparable, other: Comparable): boolean {
  const isOnce = ({ frequency }: Comparable) => frequency === "FINAL" || frequency === "ONCE";
  if (one.id === other.id || one.report !== other.report || one.name !== other.name) return false;
  if ((isOnce(one) || isOnce(other)) && one.frequency !== other.frequency) return false;
  const isBefore = (earlier: Comparable, later: Comparable) => earlier.endsOn !== null && later.startsOn !== null && earlier.endsOn < later.startsOn;
  return !isBefore(one, other) && !isBefore(other, one);
}

/** Whether every period that was filed is still one when a rule or its award changes. */
export function keepsFilings(filings: readonly Pick<ReportFilingModel, "periodStartsOn" | "periodEndsOn">[], periods: readonly ReportPeriod[]): boolean {
  return filings.every(({ periodStartsOn, periodEndsOn }) =>
    periods.some(({ startsOn, endsOn }) => startsOn === written(periodStartsOn) && endsOn === written(periodEndsOn)),
  );
}

/** How something stands that is owed, and how many days are left; negative once it is late. */
export type Deadline = { dueOn: string | null; standing: GrantStanding; daysLeft: number | null; isOnWeekend: boolean };

/** @param done what ended it, if anything did; @param today the day it is at the table */
export function deadlineOf(dueOn: string | null, done: "FILED" | "MET" | "WAIVED" | null, today: string): Deadline {
  if (dueOn === null) return { dueOn, standing: done ?? "NO_DATE", daysLeft: null, isOnWeekend: false };
  const daysLeft = Temporal.PlainDate.from(today).until(dueOn).days;
  return { dueOn, standing: done ?? riskOf(dueOn, today), daysLeft, isOnWeekend: isWeekend(dueOn) };
}

/** What ended a requirement; null while it is open. */
export function doneOf({ status }: Pick<GrantRequirementModel, "status"> & { status: RequirementStatus }): "MET" | "WAIVED" | null {
  return status === "OPEN" ? null : status;
}

export function stateOf(award: Pick<AwardModel, "startsOn" | "endsOn" | "closedOn">, today: string): AwardState {
  if (award.closedOn) return "CLOSED";
  if (today < written(award.startsOn)) return "UPCOMING";
  return today > written(award.endsOn) ? "ENDED" : "RUNNING";
}

/** Whether a report is put together in the hub, so that filing it there keeps a copy of its numbers. */
export function hasForm(report: GrantReport): boolean {
  return reportsWithForm.includes(report);
}
