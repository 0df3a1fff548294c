import type { Locale } from "@roundtable/shared/roles.ts";
import type { Database } from "#platform/db.ts";

export type Witness = { id: string; email: string; locale: Locale };

/**
 * Who is sent the end of the log: at each table the leads of the agencies that the operator chose, and where none of them
 * sits there, of the two that joined first. One agency alone could be the one that changed it. `db` is of role hub_worker.
 */
export function findWitnesses(db: Database): Promise<Witness[]> {
  return db.$queryRaw<Witness[]>`
    WITH placed AS (
      SELECT m.task_force_id, m.agency_id, w.agency_id IS NOT NULL AS chosen, bool_or(w.agency_id IS NOT NULL) OVER at_table AS any_chosen,
        row_number() OVER (at_table ORDER BY m.joined_at, m.id) AS place
      FROM membership m JOIN agency a ON a.id = m.agency_id AND a.disabled_at IS NULL LEFT JOIN log_witness w ON w.agency_id = m.agency_id
      WINDOW at_table AS (PARTITION BY m.task_force_id))
    SELECT DISTINCT p.id, p.email, p.locale::text AS locale
    FROM placed l
    JOIN person p ON p.agency_id = l.agency_id AND p.disabled_at IS NULL
    JOIN seat s ON s.person_id = p.id AND s.task_force_id = l.task_force_id AND s.role = 'AGENCY_LEAD'
    WHERE CASE WHEN l.any_chosen THEN l.chosen ELSE l.place <= 2 END
    ORDER BY p.id`;
}

/** Where the log ends, read by role hub_worker. */
export async function findEndForMail(db: Database): Promise<{ seq: bigint; hash: string } | undefined> {
  const [end] = await db.$queryRaw<{ seq: bigint; hash: string }[]>`SELECT seq, encode(hash, 'hex') AS hash FROM app.audit_end()`;
  return end;
}

/** Takes one person's mail of one day: its Message-ID, the same at every try, or null when it has already gone out. */
export async function takeLogEndMail(db: Database, mail: { personId: string; day: Date; messageId: string }): Promise<string | null> {
  await db.logEndMail.createMany({ data: mail, skipDuplicates: true });
  const { personId, day } = mail;
  const taken = await db.logEndMail.findUniqueOrThrow({ where: { personId_day: { personId, day } } });
  return taken.sentAt ? null : taken.messageId;
}

/** Keeps that the mail went out. */
export async function keepLogEndMail(db: Database, { personId, day, sentAt }: { personId: string; day: Date; sentAt: Date }): Promise<void> {
  await db.logEndMail.update({ where: { personId_day: { personId, day } }, data: { sentAt }, select: { personId: true } });
}

/** Forgets the mails of the days before `day`. */
export async function forgetLogEndMails(db: Database, day: Date): Promise<void> {
  await db.logEndMail.deleteMany({ where: { day: { lt: day } } });
}
