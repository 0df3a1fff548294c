import type { AtDesk } from "#platform/auth-desk.ts";
import { within } from "#platform/auth-transaction.ts";
import type { SignedIn } from "#platform/sessions.ts";
import { PasskeyRefused } from "../problems.ts";
import { verifyPasskey } from "./verify-passkey.ts";

/** Signs in with a passkey alone: it is something one has, and it made sure who holds it. @throws PasskeyRefused */
export async function finishPasskeySignIn(
  desk: AtDesk,
  { response, sharedDevice }: { response: string; sharedDevice: boolean },
): Promise<{ token: string; signedIn: SignedIn }> {
  const { auth, http } = desk;
  const { personId } = await verifyPasskey(desk, null, response);
  const [table] = await auth.sessions.tablesOf(personId);
  if (!table) {
    await auth.signInDesk.logRefusal(personId);
    throw new PasskeyRefused();
  }
  const facts = { personId, taskForceId: table.id, replaces: http.presented, way: "PASSKEY" };
  return auth.sessions.opened(await within(auth.pool, (tx) => auth.sessions.complete(tx, facts, { device: http.device, sharedDevice })));
}
