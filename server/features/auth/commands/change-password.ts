import type { AtDesk } from "#platform/auth-desk.ts";
import { appendEntry, within } from "#platform/auth-transaction.ts";
import { Unauthenticated } from "#platform/errors.ts";
import { passwordFits } from "#platform/passwords.ts";
import type { SignedIn } from "#platform/sessions.ts";
import { requireRecentFactor } from "#platform/step-up.ts";
import { SignInRefused } from "../problems.ts";
import { findAccount, writePassword } from "../queries/factors.ts";
import { choosePassword } from "./choose-password.ts";

/**
 * Chooses another password, with the one before it, or a first one; one's other sessions end.
 *
 * @throws SignInRefused when the old one is wrong; PasswordRefused; ReauthNeeded
 */
export async function changePassword(
  { auth, http, acting }: AtDesk,
  { oldPassword, newPassword }: { oldPassword?: string | null; newPassword: string },
): Promise<{ token: string; signedIn: SignedIn }> {
  const { pool, sessions, signInDesk, clock } = auth;
  const { token } = http;
  if (!acting || token === null) throw new Unauthenticated();
  requireRecentFactor(acting);
  const { personId, taskForceId, sessionId } = acting.actor;
  const account = await findAccount(pool, personId);
  if (!account) throw new Unauthenticated();
  if (account.passwordHash !== null) {
    const wait = await signInDesk.admit(account.email, http.remoteAddress);
    if (wait > 0) throw new SignInRefused(wait);
    if (!(await passwordFits(oldPassword ?? "", account.passwordHash))) {
      await signInDesk.logRefusal(personId, "auth.change-password");
      throw new SignInRefused(null);
    }
    await signInDesk.forget(account.email, http.remoteAddress);
  }
  const hash = await choosePassword(newPassword, [account.name, account.email, account.agency]);
  const next = await within(pool, async (tx) => {
    await writePassword(tx, personId, hash, clock.now());
    await sessions.endAllOf(tx, personId, sessionId);
    await appendEntry(tx, { action: "auth.change-password", outcome: "OK", personId, taskForceId, subjectIds: [personId] });
    return sessions.succeed(tx, token, { action: "auth.factors-changed" });
  });
  return sessions.opened(next);
}
