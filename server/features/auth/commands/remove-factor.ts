import { RemoveFactorInput } from "@roundtable/shared/auth.ts";
import type { AtDesk } from "#platform/auth-desk.ts";
import { appendEntry, within } from "#platform/auth-transaction.ts";
import { NotFound, Unauthenticated } from "#platform/errors.ts";
import type { SignedIn } from "#platform/sessions.ts";
import { requireRecentFactor } from "#platform/step-up.ts";
import { LastWay } from "../problems.ts";
import { findMeans, listFactors, lockFactors } from "../queries/factors.ts";
import { hasFullWay, without } from "../rules.ts";

/**
 * Removes a passkey, or the authenticator app with its recovery codes; one's other sessions end.
 *
 * @throws LastWay when nothing would be left to sign in with; ReauthNeeded; NotFound for what is not one's own
 */
export async function removeFactor({ auth, http, acting }: AtDesk, input: unknown): Promise<{ token: string; signedIn: SignedIn }> {
  const { pool, sessions } = auth;
  const { token } = http;
  if (!acting || token === null) throw new Unauthenticated();
  requireRecentFactor(acting);
  const { personId, taskForceId, sessionId } = acting.actor;
  const { data } = RemoveFactorInput.safeParse(input);
  const next = await within(pool, async (tx) => {
    await lockFactors(tx, personId);
    const factor = (await listFactors(tx, personId)).find(({ id }) => id === data?.id);
    if (!factor) throw new NotFound();
    const { id, kind } = factor;
    if (!hasFullWay(without(await findMeans(tx, personId), kind))) throw new LastWay();
    if (kind === "TOTP") {
      await tx.query("DELETE FROM totp_factor WHERE id = $1", [id]);
      await tx.query("DELETE FROM recovery_code WHERE person_id = $1", [personId]);
    } else await tx.query("DELETE FROM passkey WHERE id = $1", [id]);
    await sessions.endAllOf(tx, personId, sessionId);
    await appendEntry(tx, { action: "auth.remove-factor", outcome: "OK", personId, taskForceId, subjectIds: [id], detail: { kind } });
    return sessions.succeed(tx, token, { action: "auth.factors-changed" });
  });
  return sessions.opened(next);
}
