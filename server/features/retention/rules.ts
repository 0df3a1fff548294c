const day = 86_400_000;

/** How many days before its purge an agency is shown that a referral will go. */
export const noticeDays = 14;

/** For how long a task force keeps what is over, in days (CR-19, safety.md §8). */
export type RetentionDays = { retainClosedDays: number; retainEndedDays: number };

/**
 * When a referral is to be purged: so many days after its last consent has ended, and so many after it was last closed,
 * whichever is later. Null while it never had a consent: it is a draft, and the agency's own to discard. The function
 * app.purge_at in the database says the same, and it alone decides.
 */
export function purgeAt(
  consents: readonly { expiresAt: Date; endedAt: Date | null }[],
  closedAt: readonly Date[],
  { retainClosedDays, retainEndedDays }: RetentionDays,
): Date | null {
  if (consents.length === 0) return null;
  const ends = consents.map(({ expiresAt, endedAt }) => Math.min(expiresAt.getTime(), endedAt?.getTime() ?? Infinity) + retainEndedDays * day);
  const closings = closedAt.map((at) => at.getTime() + retainClosedDays * day);
  return new Date(Math.max(...ends, ...closings));
}

/** Whether it is time to show that a referral will go. */
export function isNearPurge(at: Date | null, now: Date): boolean {
  return at !== null && at.getTime() - now.getTime() <= noticeDays * day;
}

/** How far a hold has come; each step to the next is another person's, or at least another decision. */
export type HoldState = "PROPOSED" | "PLACED" | "RELEASE_ASKED" | "RELEASED";

type Said = { placedAt: Date | null; releaseAskedAt: Date | null; releasedAt: Date | null };
type By = { proposedById: string; releaseAskedById: string | null };

export function holdState({ placedAt, releaseAskedAt, releasedAt }: Said): HoldState {
  if (releasedAt) return "RELEASED";
  if (releaseAskedAt) return "RELEASE_ASKED";
  return placedAt ? "PLACED" : "PROPOSED";
}

/** Whether the referral is kept: also while somebody has asked to let it go, until a second person agrees. */
export function keeps(hold: Said): boolean {
  return hold.placedAt !== null && hold.releasedAt === null;
}

/** What one person can do next with a hold; null when it is another's turn. */
export function nextStep(hold: Said & By, personId: string): "CONFIRM" | "ASK_RELEASE" | "CONFIRM_RELEASE" | null {
  const state = holdState(hold);
  if (state === "PROPOSED") return hold.proposedById === personId ? null : "CONFIRM";
  if (state === "PLACED") return "ASK_RELEASE";
  if (state === "RELEASE_ASKED") return hold.releaseAskedById === personId ? null : "CONFIRM_RELEASE";
  return null;
}

/** The tables that a purge deletes from. */
export const purgedTables = [
  "referral_key",
  "survivor_group",
  "share_key",
  "share_group",
  "information_request",
  "share_event",
  "share_brief",
  "share",
  "consent",
  "legal_hold",
  "referral",
] as const;
