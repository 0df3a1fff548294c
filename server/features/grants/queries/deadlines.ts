import type { DeadlineKind } from "@roundtable/shared/grants.ts";
import type { Reading } from "#platform/acting.ts";
import { InvalidInput } from "#platform/problems.ts";
import type { Deadline } from "../rules/deadlines.ts";
import { type AwardView, loadAwards, type PeriodView, type RequirementView } from "./awards.ts";

/** Something that falls due on a day: a report or a requirement. */
export type GrantDeadline = Deadline & {
  key: string;
  kind: DeadlineKind;
  dueOn: string;
  award: AwardView;
  period: PeriodView | null;
  requirement: RequirementView | null;
};

/** The longest calendar one may ask for, in months. */
export const longestCalendar = 36;

/**
 * Everything that falls due in a number of months from a day on, of all awards this reader sees, by date. Nothing of an
 * award that is closed.
 *
 * @throws InvalidInput outside 1 to 36 months
 */
export async function grantCalendar(reading: Reading, { from, months }: { from: string; months: number }): Promise<GrantDeadline[]> {
  if (!Number.isInteger(months) || months < 1 || months > longestCalendar)
    throw new InvalidInput([{ path: ["months"], message: `is between 1 and ${longestCalendar}` }]);
  const first = startOf(from);
  const until = Temporal.PlainDate.from(first).add({ months }).toString();
  const awards = await loadAwards(reading, { where: { closedOn: null } });
  return awards
    .flatMap(deadlinesOf)
    .filter(({ dueOn }) => dueOn >= first && dueOn < until)
    .toSorted((one, other) => one.dueOn.localeCompare(other.dueOn) || one.key.localeCompare(other.key));
}

/** What is owed for one award and has a date. */
export function deadlinesOf(award: AwardView): GrantDeadline[] {
  const { periods, requirements } = award;
  const reports = periods.map((period): GrantDeadline => ({ ...period, kind: "REPORT", award, period, requirement: null }));
  const others = requirements.flatMap((requirement): GrantDeadline[] =>
    requirement.dueOn === null
      ? []
      : [{ ...requirement, dueOn: requirement.dueOn, key: requirement.id, kind: "REQUIREMENT", award, period: null, requirement }],
  );
  return [...reports, ...others];
}

function startOf(from: string): string {
  try {
    return Temporal.PlainDate.from(from, { overflow: "reject" }).toString();
  } catch {
    throw new InvalidInput([{ path: ["from"], message: "is not written as it should be" }]);
  }
}
