import type { AuditEntry } from "#platform/audit.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/db.ts";
import type { PurgeLedger } from "#platform/purge-ledger.ts";

export type PurgeParts = {
  /** Of role hub_worker: the database lets it purge what is due and not held, and nothing else. */
  db: Database;
  ledger: PurgeLedger;
  clock: Clock;
};

type Gone = { taskForceId: string; agencyId: string; shareIds: string[] };

/** The line of the log that says a referral is gone; its copies are named, so that the log of each says so too. */
export function purgeEntry(id: string, { taskForceId, agencyId, shareIds }: Gone, because: "RETENTION" | "RESTORED"): AuditEntry {
  return { action: "referral.purge", outcome: "OK", taskForceId, agencyId, subjectIds: [id, ...shareIds], detail: { fields: "ACTION", because } };
}

/**
 * Purges one referral: its keys are destroyed, its rows and those of its copies deleted, and the ledger outside the
 * database says so before the database commits.
 *
 * @returns false when it is not due, held, or gone already
 */
export async function purgeReferral({ db, ledger, clock }: PurgeParts, id: string): Promise<boolean> {
  const at = clock.now().toISOString();
  let isNoted = false;
  try {
    return await db.$transaction(async (tx) => {
      const [row] = await tx.$queryRaw<{ gone: Gone | null }[]>`SELECT app.purge_referral(${id}::uuid) AS gone`;
      if (!row?.gone) return false;
      await ledger.append({ id, at });
      isNoted = true;
      await tx.$executeRaw`SELECT app.audit_append(${JSON.stringify([purgeEntry(id, row.gone, "RETENTION")])}::jsonb)`;
      return true;
    });
  } catch (error) {
    // It is still there and may yet be held: a restart must not take the ledger at its word.
    if (isNoted) await ledger.append({ id, at, undone: true });
    throw error;
  }
}

/** What is due now and not held, longest due first. */
export function purgesDue({ db }: Pick<PurgeParts, "db">, atMost = 500): Promise<{ id: string; due: Date }[]> {
  return db.$queryRaw`SELECT referral_id AS id, due FROM app.purges_due(${atMost}::int)`;
}

/** Purges everything that is due. @returns the ids of what is gone now */
export async function purgeAllDue(parts: PurgeParts): Promise<string[]> {
  const gone: string[] = [];
  for (;;) {
    const before = gone.length;
    for (const { id } of await purgesDue(parts)) if (await purgeReferral(parts, id)) gone.push(id);
    if (gone.length === before) return gone;
  }
}
