import type { AtDesk } from "#platform/auth-desk.ts";
import { appendEntry, within } from "#platform/auth-transaction.ts";
import { InvalidInput } from "#platform/problems.ts";
import { LinkRefused } from "../problems.ts";
import { findAccount, findMeans, lockFactors, writePassword } from "../queries/factors.ts";
import { stepFor } from "../queries/steps.ts";
import { hasSecondFactor, type SignInStep } from "../rules.ts";
import { choosePassword } from "./choose-password.ts";
import { admitLink } from "./open-link.ts";

/**
 * Joins with an invitation. What is left is half a session, in which a second factor has to be set up: a passkey alone, or
 * an authenticator app beside the password. The invitation is used up when that stands (finish-enrolment.ts): whoever was
 * interrupted before comes back with it, and only the latest of several attempts goes on.
 *
 * @throws LinkRefused; PasswordRefused; InvalidInput when there is no password and passkeys do not work here
 */
export async function acceptInvitation(
  desk: AtDesk,
  { token, password }: { token: string; password?: string | null },
): Promise<{ token: string; step: SignInStep }> {
  const { auth, http } = desk;
  const { pool, sessions, clock } = auth;
  const { personId, kind } = await admitLink(desk, token);
  const account = personId === null || kind !== "INVITATION" ? undefined : await findAccount(pool, personId);
  const [table] = account ? await sessions.tablesOf(account.personId) : [];
  if (!account || !table) throw new LinkRefused();
  if (!password && !http.site) throw new InvalidInput([{ path: ["password"], message: "is missing" }]);
  const hash = password ? await choosePassword(password, [account.name, account.email, account.agency]) : null;
  const facts = { personId: account.personId, taskForceId: table.id };
  const half = await within(pool, async (tx) => {
    await lockFactors(tx, account.personId);
    if (hasSecondFactor(await findMeans(tx, account.personId))) throw new LinkRefused();
    if (hash !== null) await writePassword(tx, account.personId, hash, clock.now());
    await sessions.endAllOf(tx, account.personId);
    await appendEntry(tx, { action: "auth.accept-invitation", outcome: "OK", ...facts, subjectIds: [account.personId] });
    return sessions.begin(tx, { ...facts, replaces: http.presented }, { device: http.device });
  });
  return { token: half, step: await stepFor(desk, account.personId) };
}
