import type { AtDesk } from "#platform/auth-desk.ts";
import { appendEntry, within } from "#platform/auth-transaction.ts";
import { LinkRefused } from "../problems.ts";
import { findAccount, writePassword } from "../queries/factors.ts";
import { spendLink } from "../queries/links.ts";
import { stepFor } from "../queries/steps.ts";
import type { SignInStep } from "../rules.ts";
import { choosePassword } from "./choose-password.ts";
import { admitLink } from "./open-link.ts";

/**
 * Chooses a new password with a link, which is used up. All sessions of the person end. Whoever reads somebody's mail gets
 * no further than half a session: the second factor is asked for as ever (AU-02).
 *
 * @throws LinkRefused; PasswordRefused
 */
export async function resetPassword(desk: AtDesk, { token, password }: { token: string; password: string }): Promise<{ token: string; step: SignInStep }> {
  const { auth, http } = desk;
  const { pool, sessions, clock } = auth;
  const { personId, kind } = await admitLink(desk, token);
  const account = personId === null || kind !== "RESET" ? undefined : await findAccount(pool, personId);
  const [table] = account ? await sessions.tablesOf(account.personId) : [];
  if (!account || !table) throw new LinkRefused();
  const hash = await choosePassword(password, [account.name, account.email, account.agency]);
  const facts = { personId: account.personId, taskForceId: table.id };
  const half = await within(pool, async (tx) => {
    if (!(await spendLink(tx, token, "RESET", clock.now()))) throw new LinkRefused();
    await writePassword(tx, account.personId, hash, clock.now());
    await sessions.endAllOf(tx, account.personId);
    await appendEntry(tx, { action: "auth.reset-password", outcome: "OK", ...facts, subjectIds: [account.personId] });
    return sessions.begin(tx, { ...facts, replaces: http.presented }, { device: http.device });
  });
  return { token: half, step: await stepFor(desk, account.personId) };
}
