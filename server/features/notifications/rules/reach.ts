/** What is known of an address that refused mail. */
export type Reach = { refusals: number; refusedAt: Date; unreachableSince: Date | null };

const refusalsThatCount = 3;
const hour = 3_600_000;

/**
 * An address that refuses mail for good a third time is out of reach. Refusals within one hour count once, so that a mail
 * server that is wrongly set up for a while does not cut everybody off.
 */
export function refusedAgain(before: Reach | null, now: Date): Reach {
  if (before && before.refusals > 0 && now.getTime() - before.refusedAt.getTime() < hour) return before;
  const refusals = (before?.refusals ?? 0) + 1;
  const unreachableSince = before?.unreachableSince ?? (refusals >= refusalsThatCount ? now : null);
  return { refusals, refusedAt: now, unreachableSince };
}
