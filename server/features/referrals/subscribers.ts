import type { ShareStatus } from "@roundtable/shared/referrals.ts";
import type { AuditEntry } from "#platform/audit.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/db.ts";
import type { JobHandler } from "#platform/jobs.ts";
import { endedStatuses, statusAt } from "./rules/life-cycle.ts";

export type ClockParts = {
  /** Of role hub_worker, which sees when and where a share stands and nothing of what it says. */
  db: Database;
  clock: Clock;
};

/** How many shares one run writes down; the rest waits a minute, and nobody sees the difference. */
const atOnce = 500;

/**
 * Writes down what the clock has already decided: shares that expired unanswered, and those whose consent has run out.
 * Nothing depends on it (safety.md AZ-09): access has ended by then. It only makes the history complete and tells the
 * sender that nobody answered.
 */
export function clockHandlers({ db, clock }: ClockParts): Record<string, JobHandler> {
  return {
    "referrals.clock": async () => {
      const now = clock.now();
      const passed = await db.share.findMany({
        where: { status: { notIn: endedStatuses }, recipientUntil: { lte: now } },
        select: {
          id: true,
          status: true,
          version: true,
          taskForceId: true,
          answerExpiresAt: true,
          consent: { select: { id: true, expiresAt: true, endedAt: true } },
        },
        orderBy: { recipientUntil: "asc" },
        take: atOnce,
      });
      for (const share of passed) {
        const { expiresAt, endedAt } = share.consent;
        const status = statusAt(now, share, endedAt && endedAt < expiresAt ? endedAt : expiresAt);
        if (status !== share.status) await writeDown(db, share, status, now);
      }
    },
  };
}

async function writeDown(
  db: Database,
  share: { id: string; status: ShareStatus; version: number; taskForceId: string },
  status: ShareStatus,
  now: Date,
): Promise<void> {
  const entry: AuditEntry = {
    action: `clock.${status.toLowerCase()}`,
    outcome: "OK",
    taskForceId: share.taskForceId,
    subjectIds: [share.id],
    detail: { fields: "ACTION" },
  };
  await db.$transaction(async (tx) => {
    const { count } = await tx.share.updateMany({
      where: { id: share.id, version: share.version },
      data: { status, version: share.version + 1, statusChangedAt: now },
    });
    if (count === 0) return;
    await tx.shareEvent.createMany({ data: [{ taskForceId: share.taskForceId, shareId: share.id, fromStatus: share.status, toStatus: status, at: now }] });
    if (status === "EXPIRED") await tx.$executeRaw`SELECT app.add_job('referral.unanswered', ${JSON.stringify({ shareId: share.id })}::jsonb, null, null)`;
    await tx.$executeRaw`SELECT app.audit_append(${JSON.stringify([entry])}::jsonb)`;
  });
}
