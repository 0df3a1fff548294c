import type { AuditEntry } from "#platform/audit.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/db.ts";
import { CannotOpen, type KeyRing } from "#platform/key-ring.ts";
import { isId } from "#platform/ids.ts";

/** A token opens for this and for nothing else. */
const place = "mail.stop-summaries";

/** What a summary carries so that it can be stopped without signing in: whose it is, sealed, so that it tells nothing to whoever reads it. */
export function stopToken(keys: KeyRing, personId: string): string {
  return keys.seal(Buffer.from(personId), place).toString("base64url");
}

/**
 * Stops the summaries of whoever a token was made for: every kind they get daily or weekly is off. Nothing happens for a token
 * that is none, and nobody learns which it was.
 *
 * @param db of role hub_worker: there is no session, the token alone says who
 */
export async function stopSummaries({ db, keys, clock }: { db: Database; keys: KeyRing; clock: Clock }, token: string): Promise<void> {
  const personId = personBehind(keys, token);
  if (personId === undefined) return;
  await db.$transaction(async (tx) => {
    const { count } = await tx.mailPreference.updateMany({
      where: { personId, pace: { in: ["DAILY", "WEEKLY"] } },
      data: { pace: "OFF", changedAt: clock.now() },
    });
    if (count === 0) return;
    const entry: AuditEntry = { action: "mail.stop-summaries", outcome: "OK", personId, subjectIds: [personId] };
    await tx.$executeRaw`SELECT app.audit_append(${JSON.stringify([entry])}::jsonb)`;
  });
}

function personBehind(keys: KeyRing, token: string): string | undefined {
  try {
    const personId = keys.open(Buffer.from(token, "base64url"), place).toString();
    return isId(personId) ? personId : undefined;
  } catch (error) {
    if (error instanceof CannotOpen) return undefined;
    throw error;
  }
}
