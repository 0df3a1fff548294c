import { type Reading, recordRead } from "#platform/acting.ts";

/** What a request has already been shown in full. */
const looks = new WeakMap<Reading, Map<string, Promise<void>>>();

/**
 * Logs that all of a record is about to be shown: one line a request, however often its document comes back to the record
 * and by whatever way, so that the log says of a list of everything that everything was seen (AL-01).
 */
export function recordFullLook(acting: Reading, action: "share.read" | "referral.read", id: string): Promise<void> {
  const seen = looks.get(acting) ?? new Map<string, Promise<void>>();
  looks.set(acting, seen);
  const look = seen.get(id) ?? recordRead(acting, { action, outcome: "OK", subjectIds: [id], detail: { fields: "FULL" } });
  seen.set(id, look);
  return look;
}
