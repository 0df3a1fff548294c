import type { MilestoneStatus, SettableStatus } from "@roundtable/shared/roadmap.ts";

/** What the rules need to know of a milestone. Days are written 2026-11-23, so that they compare as text. */
export type Standing = { status: SettableStatus; reviewOn: string | null };
export type Shown = { stage: number; shown: MilestoneStatus };

/** The stage at which an element works from day to day. */
const operating = 4;

/** So many days later or earlier. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** So many months later; the last day of the month where the day itself does not exist. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDay))).toISOString().slice(0, 10);
}

/** What a reader is shown: what was in place has lapsed once its review date has passed, whatever anybody did (RM-2). */
export function shownStatus({ status, reviewOn }: Standing, today: string): MilestoneStatus {
  return status === "IN_PLACE" && reviewOn !== null && reviewOn < today ? "LAPSED" : status;
}

/** Still to do: it applies and is not in place, or no longer. */
export function isOpen({ shown }: { shown: MilestoneStatus }): boolean {
  return shown !== "IN_PLACE" && shown !== "NOT_APPLICABLE";
}

/**
 * The stage an element has reached, from its milestones (RM-3): the first at which something that applies is not in place.
 * Where nothing has begun it is the first stage; where nothing is missing it operates, or sustains itself when it has
 * milestones of the last stage.
 */
export function stageOf(milestones: readonly Shown[]): number {
  const applicable = milestones.filter(({ shown }) => shown !== "NOT_APPLICABLE");
  if (applicable.every(({ shown }) => shown === "NOT_STARTED")) return 1;
  const missing = applicable.filter(isOpen);
  if (missing.length > 0) return Math.min(...missing.map(({ stage }) => stage));
  return Math.max(operating, ...applicable.map(({ stage }) => stage));
}

type Placed = Shown & { dueOn: string | null; place: number };

/** What holds an element back: of what is missing at its earliest stage, what has lapsed first, then the soonest due. */
export function holdsBack<Row extends Placed>(milestones: readonly Row[]): Row | undefined {
  const missing = milestones.filter(isOpen);
  const first = Math.min(...missing.map(({ stage }) => stage));
  return missing.filter(({ stage }) => stage === first).toSorted(bySoonest)[0];
}

/** Lapsed before due, due before not planned, then in the order of the roadmap. */
export function bySoonest(a: Placed, b: Placed): number {
  return Number(b.shown === "LAPSED") - Number(a.shown === "LAPSED") || (a.dueOn ?? "9999").localeCompare(b.dueOn ?? "9999") || a.place - b.place;
}

/** `milestoneId` waits for `dependsOnId`. */
export type Dependency = { milestoneId: string; dependsOnId: string };

/** Everything that waits for a milestone, directly or by others. */
export function waitingFor(id: string, dependencies: readonly Dependency[]): Set<string> {
  const directly = Map.groupBy(dependencies, ({ dependsOnId }) => dependsOnId);
  const found = new Set<string>();
  const left = [id];
  for (let next = left.pop(); next !== undefined; next = left.pop())
    for (const { milestoneId } of directly.get(next) ?? []) {
      if (found.has(milestoneId)) continue;
      found.add(milestoneId);
      left.push(milestoneId);
    }
  return found;
}

/**
 * The circle that a new dependency would close: the way from what should be waited for to what should wait, or null
 * when there is none.
 */
export function circleThrough(dependencies: readonly Dependency[], { milestoneId, dependsOnId }: Dependency): string[] | null {
  const ways = new Map<string, string[]>([[dependsOnId, [dependsOnId]]]);
  const left = [dependsOnId];
  for (let at = left.shift(); at !== undefined; at = left.shift()) {
    const way = ways.get(at) ?? [];
    if (at === milestoneId) return way;
    for (const step of dependencies)
      if (step.milestoneId === at && !ways.has(step.dependsOnId)) {
        ways.set(step.dependsOnId, [...way, step.dependsOnId]);
        left.push(step.dependsOnId);
      }
  }
  return null;
}

/** Milestones whose review date comes within so many days are about to lapse. */
export const lapsingDays = 60;

/** Whether it has lapsed, is about to, or stands on evidence that is broken. */
export function isLapsing(
  { shown, reviewOn, hasBrokenEvidence }: { shown: MilestoneStatus; reviewOn: string | null; hasBrokenEvidence: boolean },
  today: string,
): boolean {
  if (shown === "LAPSED" || hasBrokenEvidence) return true;
  return shown === "IN_PLACE" && reviewOn !== null && reviewOn <= addDays(today, lapsingDays);
}
