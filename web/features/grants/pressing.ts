import type { GrantStanding } from "@roundtable/shared/grants.ts";
import { isDone } from "./calendar-lanes.ts";
import type { CalendarDue } from "./calendar-dues.ts";

const presses: ReadonlySet<GrantStanding> = new Set(["DUE_SOON", "LATE", "VERY_LATE"]);

/** Everything that is late or due within thirty days, the oldest date first. */
export function pressingOf(dues: readonly CalendarDue[]): CalendarDue[] {
  return dues.filter(({ standing }) => presses.has(standing)).toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));
}

/** What an award owes next: what is late first, then what comes soonest. */
export function nextOf(dues: readonly CalendarDue[], awardId: string): CalendarDue | undefined {
  return dues.filter((due) => due.awardId === awardId && !isDone(due.standing)).toSorted((one, other) => one.dueOn.localeCompare(other.dueOn))[0];
}
