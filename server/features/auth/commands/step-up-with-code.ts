import type { AtDesk } from "#platform/auth-desk.ts";
import { Unauthenticated } from "#platform/errors.ts";
import type { SignedIn } from "#platform/sessions.ts";
import { checkTotp } from "./check-totp.ts";
import { takeCode } from "./take-code.ts";

/** Confirms with a code that it is still the same person; the session goes on under a new token. @throws CodeRefused; Unauthenticated */
export async function stepUpWithCode({ auth, http, acting }: AtDesk, { code }: { code: string }): Promise<{ token: string; signedIn: SignedIn }> {
  const { token } = http;
  if (!acting || token === null) throw new Unauthenticated();
  const { personId, sessionId } = acting.actor;
  const next = await takeCode({ auth, http }, { personId, sessionId, token }, async (tx) => {
    const verdict = await checkTotp(tx, auth, personId, code);
    return verdict === "right" ? { right: await auth.sessions.succeed(tx, token, { action: "auth.step-up", factorGiven: true }) } : verdict;
  });
  return auth.sessions.opened(next);
}
