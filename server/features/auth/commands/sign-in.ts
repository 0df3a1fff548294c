import type { SignInInput } from "@roundtable/shared/auth.ts";
import { passwordFits } from "#platform/passwords.ts";
import type { Sessions, SignedIn } from "#platform/sessions.ts";
import type { SignInDesk } from "#platform/sign-in-desk.ts";
import { SignInRefused } from "../problems.ts";

/**
 * Opens a session at the person's first table and ends the one in `from.token`.
 *
 * @throws SignInRefused after the same work whether the account is unknown, disabled or the password wrong
 */
export async function signIn(
  { sessions, signInDesk }: { sessions: Sessions; signInDesk: SignInDesk },
  { email, password }: SignInInput,
  from: { remoteAddress: string; token: string | null },
): Promise<{ token: string; signedIn: SignedIn }> {
  const wait = await signInDesk.admit(email, from.remoteAddress);
  if (wait > 0) throw new SignInRefused(wait);
  const person = await signInDesk.personBehind(email);
  const isRight = await passwordFits(password, person?.passwordHash);
  const [table] = person && isRight ? await sessions.tablesOf(person.id) : [];
  if (!person || !table) {
    await signInDesk.logRefusal(person?.id);
    throw new SignInRefused(null);
  }
  await signInDesk.forget(email, from.remoteAddress);
  return sessions.open(person.id, table.id, { replaces: from.token });
}
