import type { AtDesk } from "#platform/auth-desk.ts";
import { Unauthenticated } from "#platform/errors.ts";
import type { SignedIn } from "#platform/sessions.ts";
import { verifyPasskey } from "./verify-passkey.ts";

/** Confirms with one's own passkey that it is still the same person; the session goes on under a new token. @throws PasskeyRefused; Unauthenticated */
export async function stepUpWithPasskey(desk: AtDesk, { response }: { response: string }): Promise<{ token: string; signedIn: SignedIn }> {
  const { auth, http, acting } = desk;
  if (!acting || http.token === null) throw new Unauthenticated();
  await verifyPasskey(desk, acting.actor, response);
  return auth.sessions.goOn(http.token, { action: "auth.step-up", factorGiven: true });
}
