const minute = 60_000;
const step = 10_000;

/** How long before the end the page warns, in milliseconds (safety.md §7). */
export const warnsBefore = 2 * minute;
const preparesBefore = 3 * minute;

/** Where a session stands on its way to ending; `lookAgainIn` milliseconds it stands elsewhere, if nothing happens. */
export type Idle =
  | { phase: "quiet" | "near"; lookAgainIn: number }
  /** `seconds` that remain, in steps of ten: no figure on the page jumps each second. */
  | { phase: "warned"; seconds: number; lookAgainIn: number }
  | { phase: "over" };

/** How a session stands at `now` that was last used at `touchedAt`, both in milliseconds. */
export function idleAt(now: number, touchedAt: number, idleMinutes: number): Idle {
  const left = touchedAt + idleMinutes * minute - now;
  if (left <= 0) return { phase: "over" };
  if (left > preparesBefore) return { phase: "quiet", lookAgainIn: left - preparesBefore };
  if (left > warnsBefore) return { phase: "near", lookAgainIn: left - warnsBefore };
  const steps = Math.ceil(left / step);
  return { phase: "warned", seconds: (steps * step) / 1000, lookAgainIn: left - (steps - 1) * step };
}
