import type { AtDesk } from "#platform/auth-desk.ts";
import { type AuthDatabase, within } from "#platform/auth-transaction.ts";
import { Unauthenticated } from "#platform/errors.ts";
import { triesLeft, wrongCodeLimit } from "#platform/session-rules.ts";
import { CodeRefused } from "../problems.ts";

/** Whose code it is, and the session, whole or half, that ends after five wrong ones. */
export type CodeGiver = { personId: string; sessionId: string; token: string };

type Verdict<Right> = { right: Right } | "wrong" | "used";

/**
 * Looks at one code, after it was counted: five wrong ones end the session they were given in, and many for one person
 * have to wait however many sessions they come from (GQ-08, AU-03).
 *
 * @param look says what the code is, and does in the same transaction what follows when it is right
 * @throws CodeRefused; Unauthenticated when the session has ended
 */
export async function takeCode<Right>(
  { auth, http }: Pick<AtDesk, "auth" | "http">,
  { personId, sessionId, token }: CodeGiver,
  look: (tx: AuthDatabase) => Promise<Verdict<Right>>,
): Promise<Right> {
  const { pool, sessions, signInDesk } = auth;
  const account = `code:${personId}`;
  const retryAfterSeconds = await signInDesk.admit(account, http.remoteAddress);
  if (retryAfterSeconds > 0) throw new CodeRefused({ triesLeft: triesLeft(await sessions.triesOf(sessionId)), retryAfterSeconds });
  const tries = await sessions.countTry(sessionId);
  if (tries === null) throw new Unauthenticated();
  const verdict = await within(pool, look);
  if (typeof verdict === "object") {
    await signInDesk.forget(account, http.remoteAddress);
    return verdict.right;
  }
  await signInDesk.logRefusal(personId, "auth.code");
  if (tries >= wrongCodeLimit) await sessions.end(token);
  throw new CodeRefused({ triesLeft: triesLeft(tries), alreadyUsed: verdict === "used" });
}
