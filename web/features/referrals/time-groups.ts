import type { ShareStatus } from "@roundtable/shared/referrals.ts";

/** What decides under which heading a share stands. */
export type Timed = { status: ShareStatus; dueAt: string | null; clockStoppedAt: string | null };

export const timeGroups = ["past", "today", "later", "running", "ended"] as const;
export type TimeGroup = (typeof timeGroups)[number];

const stages: Record<ShareStatus, "waiting" | "running" | "ended"> = {
  SENT: "waiting",
  INFO_REQUESTED: "waiting",
  ANSWERED: "waiting",
  WAITLISTED: "running",
  ACCEPTED: "running",
  CONTACT_MADE: "running",
  SERVICES_STARTED: "running",
  DECLINED: "ended",
  CLOSED: "ended",
  WITHDRAWN_BY_SURVIVOR: "ended",
  WITHDRAWN_BY_SENDER: "ended",
  EXPIRED: "ended",
  CONSENT_ENDED: "ended",
  REDIRECTED: "ended",
  ENTERED_IN_ERROR: "ended",
};

/** Whether the recipient still owes a first answer; only then does the response clock mean anything. */
export function waitsForAnswer(status: ShareStatus): boolean {
  return stages[status] === "waiting";
}

const unseen: readonly ShareStatus[] = ["WITHDRAWN_BY_SURVIVOR", "WITHDRAWN_BY_SENDER", "EXPIRED", "CONSENT_ENDED", "REDIRECTED", "ENTERED_IN_ERROR"];

/** Whether the recipient finds nothing here any more; what it declined or closed it still sees. */
export function isOutOfSight(status: ShareStatus): boolean {
  return unseen.includes(status);
}

/** Whether nothing can happen any more. */
export function hasEnded(status: ShareStatus): boolean {
  return stages[status] === "ended";
}

// An emergency that is due at half past midnight is not for tomorrow.
const night = 6 * 3_600_000;

/** The heading a share stands under. A stopped clock is never late; "today" is the reader's own day and the night after it. */
export function timeGroup(share: Timed, now: Date): TimeGroup {
  if (hasEnded(share.status)) return "ended";
  if (share.clockStoppedAt !== null) return "later";
  if (share.dueAt === null) return "running";
  const due = new Date(share.dueAt);
  if (due <= now) return "past";
  return due.toDateString() === now.toDateString() || due.getTime() - now.getTime() < night ? "today" : "later";
}

/** The shares under their headings, in the order of the headings; empty headings are left out. */
export function groupByTime<T extends Timed>(shares: readonly T[], now: Date): { group: TimeGroup; shares: T[] }[] {
  return timeGroups
    .map((group) => ({ group, shares: shares.filter((share) => timeGroup(share, now) === group) }))
    .filter(({ shares: held }) => held.length > 0);
}
