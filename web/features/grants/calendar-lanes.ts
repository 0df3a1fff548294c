import type { GrantStanding } from "@roundtable/shared/grants.ts";
import { addMonths, monthOf } from "./months.ts";

/** The part of a due date that the picture is drawn from. */
export type Due = { key: string; laneKey: string; awardId: string; dueOn: string; standing: GrantStanding };

/** One line of the picture: everything that is owed under one rule of one award, by month. */
export type Lane<D extends Due> = { key: string; dues: readonly D[]; months: readonly (readonly D[])[]; next: D | null; late: number };

/** One award with its lines. */
export type AwardLanes<D extends Due> = { awardId: string; lanes: readonly Lane<D>[] };

const done: ReadonlySet<GrantStanding> = new Set(["FILED", "MET", "WAIVED"]);

/** Whether nothing is owed any more. */
export function isDone(standing: GrantStanding): boolean {
  return done.has(standing);
}

/** Sorts due dates into awards, lines and months, each in the order of its first due date. A date outside of the months stays in its line, so that what is late is never lost. */
export function lanesOf<D extends Due>(dues: readonly D[], from: string, count: number): AwardLanes<D>[] {
  const sorted = dues.toSorted((one, other) => one.dueOn.localeCompare(other.dueOn) || one.key.localeCompare(other.key));
  const months = Array.from({ length: count }, (_, at) => addMonths(from, at));
  return [...Map.groupBy(sorted, ({ awardId }) => awardId)].map(([awardId, ofAward]) => ({
    awardId,
    lanes: [...Map.groupBy(ofAward, ({ laneKey }) => laneKey)].map(([key, ofLane]) => ({
      key,
      dues: ofLane,
      months: months.map((month) => ofLane.filter(({ dueOn }) => monthOf(dueOn) === month)),
      late: ofLane.filter(({ standing }) => standing === "LATE" || standing === "VERY_LATE").length,
      next: ofLane.find(({ standing }) => !isDone(standing)) ?? null,
    })),
  }));
}
