import { agreementMarks } from "@roundtable/shared/agreements.ts";
import type { Database } from "#platform/db.ts";
import type { Told } from "#features/notifications/queries/news.ts";

const day = 86_400_000;

/**
 * Agreements that hold or will, end within the first mark, and are carried on by no other. An agency that has left the
 * table, or is suspended, has nothing to renew. `db` is of role hub_worker.
 */
export async function agreementsEndingSoon(db: Database, now: Date): Promise<{ id: string; endsAt: Date }[]> {
  return db.$queryRaw<{ id: string; endsAt: Date }[]>`
    SELECT a.id::text, a.ends_at AS "endsAt" FROM sharing_agreement a
    JOIN membership m ON m.agency_id = a.agency_id AND m.task_force_id = a.task_force_id AND m.left_at IS NULL
    JOIN agency g ON g.id = a.agency_id AND g.disabled_at IS NULL
    WHERE a.ends_at > ${now} AND a.ends_at <= ${new Date(now.getTime() + agreementMarks[0] * day)}
      AND NOT EXISTS (SELECT FROM sharing_agreement b WHERE b.agency_id = a.agency_id AND b.task_force_id = a.task_force_id AND b.id <> a.id
        AND b.starts_at <= a.ends_at AND (b.ends_at > a.ends_at OR b.ends_at = a.ends_at AND b.id > a.id))
    ORDER BY a.id`;
}

/** Notes that a mark has passed and announces it, both or neither, and only the first time. */
export async function noteReminder(db: Database, reminder: { agreementId: string; daysBefore: number; announcedAt: Date }): Promise<void> {
  const payload = JSON.stringify({ agreementId: reminder.agreementId, daysBefore: String(reminder.daysBefore) });
  await db.$transaction(async (tx) => {
    const { count } = await tx.agreementReminder.createMany({ data: [reminder], skipDuplicates: true });
    if (count > 0) await tx.$executeRaw`SELECT app.add_job('people.agreement-expiring', ${payload}::jsonb, null, null)`;
  });
}

/** Whom an agreement's end concerns: the leads of its agency and the coordinators, who have joined and are not suspended. Nobody once it has ended. */
export async function findReminded(db: Database, agreementId: string, now: Date): Promise<Told | undefined> {
  const agreement = await db.sharingAgreement.findUnique({ where: { id: agreementId }, select: { agencyId: true, taskForceId: true, endsAt: true } });
  if (!agreement || agreement.endsAt <= now) return undefined;
  const { agencyId, taskForceId } = agreement;
  const people = await db.person.findMany({
    where: {
      disabledAt: null,
      joinedAt: { not: null },
      agency: { is: { disabledAt: null } },
      OR: [{ agencyId, seats: { some: { taskForceId, role: "AGENCY_LEAD" } } }, { seats: { some: { taskForceId, role: "COORDINATOR" } } }],
    },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return { personIds: people.map(({ id }) => id), taskForceId };
}
