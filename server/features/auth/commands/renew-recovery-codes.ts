import type { AtDesk } from "#platform/auth-desk.ts";
import { appendEntry, within } from "#platform/auth-transaction.ts";
import { Unauthenticated } from "#platform/errors.ts";
import type { SignedIn } from "#platform/sessions.ts";
import { requireRecentFactor } from "#platform/step-up.ts";
import { lockFactors, writeRecoveryCodes } from "../queries/factors.ts";

/** Ten new recovery codes; those before them are void, and one's other sessions end. @throws ReauthNeeded; Unauthenticated */
export async function renewRecoveryCodes({ auth, http, acting }: AtDesk): Promise<{ recoveryCodes: string[]; token: string; signedIn: SignedIn }> {
  const { pool, sessions } = auth;
  const { token } = http;
  if (!acting || token === null) throw new Unauthenticated();
  requireRecentFactor(acting);
  const { personId, taskForceId, sessionId } = acting.actor;
  const done = await within(pool, async (tx) => {
    await lockFactors(tx, personId);
    const recoveryCodes = await writeRecoveryCodes(tx, personId);
    await sessions.endAllOf(tx, personId, sessionId);
    await appendEntry(tx, { action: "auth.renew-recovery-codes", outcome: "OK", personId, taskForceId, subjectIds: [personId] });
    return { recoveryCodes, token: await sessions.succeed(tx, token, { action: "auth.factors-changed" }) };
  });
  return { recoveryCodes: done.recoveryCodes, ...(await sessions.opened(done.token)) };
}
