import type { SignInInput } from "@roundtable/shared/auth.ts";
import type { AtDesk } from "#platform/auth-desk.ts";
import { within } from "#platform/auth-transaction.ts";
import { passwordFits } from "#platform/passwords.ts";
import { SignInRefused } from "../problems.ts";
import { stepFor } from "../queries/steps.ts";
import type { SignInStep } from "../rules.ts";

/**
 * The first step of signing in. It leaves half a session, at the person's first table, and ends the one that stood in the cookie.
 *
 * @throws SignInRefused after the same work whether the account is unknown, disabled or the password wrong
 */
export async function signIn(desk: AtDesk, { email, password, sharedDevice }: SignInInput): Promise<{ token: string; step: SignInStep }> {
  const { auth, http } = desk;
  const { sessions, signInDesk } = auth;
  const wait = await signInDesk.admit(email, http.remoteAddress);
  if (wait > 0) throw new SignInRefused(wait);
  const person = await signInDesk.personBehind(email);
  const isRight = await passwordFits(password, person?.passwordHash);
  const [table] = person && isRight ? await sessions.tablesOf(person.id) : [];
  if (!person || !table) {
    await signInDesk.logRefusal(person?.id);
    throw new SignInRefused(null);
  }
  await signInDesk.forget(email, http.remoteAddress);
  const facts = { personId: person.id, taskForceId: table.id, replaces: http.presented };
  const token = await within(auth.pool, (tx) => sessions.begin(tx, facts, { device: http.device, sharedDevice }));
  return { token, step: await stepFor(desk, person.id) };
}
