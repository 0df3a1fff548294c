import type { AuditEntry } from "#platform/audit.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/db.ts";

/**
 * Removes closed minutes whose day has passed, and the notes of closed items from which they were made; the log keeps that they
 * were there. `db` is of role hub_worker.
 */
export async function forgetMinutes({ db, clock }: { db: Database; clock: Clock }): Promise<void> {
  const today = new Date(clock.now().toISOString().slice(0, 10));
  const over = await db.minutes.findMany({
    where: { part: "CLOSED", retainUntil: { lt: today } },
    select: { id: true, meetingId: true, taskForceId: true },
    take: 100,
  });
  for (const { id, meetingId, taskForceId } of over)
    await db.$transaction(async (tx) => {
      await tx.agendaNote.deleteMany({ where: { item: { is: { meetingId, audience: "CLOSED" } } } });
      await tx.minutesEntry.deleteMany({ where: { minutesId: id } });
      const { count } = await tx.minutes.deleteMany({ where: { id } });
      if (count === 0) return;
      const entry: AuditEntry = { action: "minutes.forget", outcome: "OK", taskForceId, subjectIds: [id], detail: { fields: "ACTION" } };
      await tx.$executeRaw`SELECT app.audit_append(${JSON.stringify([entry])}::jsonb)`;
    });
}
