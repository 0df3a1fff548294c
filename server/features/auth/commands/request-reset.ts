import { randomUUIDv7 } from "node:crypto";
import type { AtDesk } from "#platform/auth-desk.ts";
import { appendEntry, within } from "#platform/auth-transaction.ts";

/**
 * Announces that a link for a new password is wanted. For an address without an account the same is done on behalf of
 * nobody, so that neither the answer nor its time tells which there are; too many for one address are left out silently.
 */
export async function requestReset({ auth, http }: Pick<AtDesk, "auth" | "http">, { email }: { email: string }): Promise<void> {
  const { pool, signInDesk } = auth;
  const wait = await signInDesk.admit(`reset:${email}`, http.remoteAddress);
  const person = await signInDesk.personBehind(email);
  await within(pool, async (tx) => {
    await tx.query("SELECT app.request_reset($1)", [wait === 0 && person ? person.id : randomUUIDv7()]);
    await appendEntry(tx, { action: "auth.request-reset", outcome: wait === 0 ? "OK" : "DENIED", ...(person ? { personId: person.id } : {}), subjectIds: [] });
  });
}
