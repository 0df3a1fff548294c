import type { MeetingTaskKind } from "@roundtable/shared/meetings.ts";
import { addDays, instantOf, localOf } from "#features/meetings/rules/days.ts";

/** Something that waits for one person from meetings. */
export type MeetingTask = {
  /** Of the poll, the action or the minutes; of a meeting as in its calendar. */
  id: string;
  kind: MeetingTaskKind;
  title: string;
  body: string;
  timeZone: string;
  /** Until when a poll takes answers, or when a meeting begins. */
  at: Date | null;
  /** By which day something is to be done, or on which the meeting was whose minutes wait. */
  day: string | null;
};

/** Whether something is past its day: only what somebody took on can be, all else is over then. */
export function isLate({ kind, day, timeZone }: Pick<MeetingTask, "kind" | "day" | "timeZone">, now: Date): boolean {
  return kind === "ACTION" && day !== null && day < localOf(now, timeZone).day;
}

/** What waits, by when its time is up: what is late first, and minutes, which have no day, last and the oldest meeting first. */
export function soonestFirst(tasks: readonly MeetingTask[]): MeetingTask[] {
  return tasks.toSorted((one, other) => untilOf(one) - untilOf(other) || (one.day ?? "").localeCompare(other.day ?? "") || one.id.localeCompare(other.id));
}

function untilOf({ kind, at, day, timeZone }: MeetingTask): number {
  if (at !== null) return at.getTime();
  // Far away instead of infinite: two of these are compared by taking one from the other.
  return kind === "ACTION" && day !== null ? instantOf(addDays(day, 1), 0, timeZone).getTime() : Number.MAX_SAFE_INTEGER;
}

/** Whether a meeting begins today or tomorrow, in its own zone, and is not over. */
export function isNear({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, timeZone: string, now: Date): boolean {
  const today = localOf(now, timeZone).day;
  return endsAt > now && [today, addDays(today, 1)].includes(localOf(startsAt, timeZone).day);
}
