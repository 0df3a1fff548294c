/** How much time is left, as a kind of urgency and the largest fitting unit. */
export type ClockReading = {
  state: "past" | "soon" | "today" | "later" | "stopped";
  /** Whole minutes until the due time; negative when it is past. */
  minutes: number;
  /** Part of the whole span that remains, 0–100, for the pie. */
  remaining: number;
};

/** The span assumed when nobody says when the clock began: the shortest that fits, so that the pie never looks fuller than it is. */
const spans = [60, 4 * 60, 24 * 60, 7 * 24 * 60, 30 * 24 * 60];

/**
 * Reads a response clock. Thresholds (look.md, "Clock"): past its time; under an hour; due on the reader's own day; later.
 * A clock with `stoppedAt` does not run.
 */
export function readClock(clock: { dueAt: Date; startedAt?: Date | undefined; stoppedAt?: Date | undefined; now: Date }): ClockReading {
  const at = clock.stoppedAt ?? clock.now;
  const left = (clock.dueAt.getTime() - at.getTime()) / 60_000;
  const minutes = left < 0 ? Math.floor(left) : Math.ceil(left);
  const whole = clock.startedAt ? (clock.dueAt.getTime() - clock.startedAt.getTime()) / 60_000 : (spans.find((span) => span >= left) ?? left);
  const remaining = whole <= 0 ? 0 : Math.round(Math.min(1, Math.max(0, left / whole)) * 100);
  if (clock.stoppedAt) return { state: "stopped", minutes, remaining };
  if (left <= 0) return { state: "past", minutes, remaining: 0 };
  if (left < 60) return { state: "soon", minutes, remaining };
  const isToday = clock.dueAt.toDateString() === clock.now.toDateString();
  return { state: isToday ? "today" : "later", minutes, remaining };
}
