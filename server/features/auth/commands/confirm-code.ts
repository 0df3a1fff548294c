import type { AtDesk } from "#platform/auth-desk.ts";
import type { SignedIn } from "#platform/sessions.ts";
import { requireStep } from "../queries/steps.ts";
import { checkTotp } from "./check-totp.ts";
import { takeCode } from "./take-code.ts";

/**
 * The second step, with a code of the authenticator app.
 *
 * @throws CodeRefused; Unauthenticated when no second step is under way
 */
export async function confirmCode(desk: AtDesk, { code }: { code: string }): Promise<{ token: string; signedIn: SignedIn }> {
  const { auth, http } = desk;
  const { id: sessionId, personId, taskForceId, token } = await requireStep(desk);
  const opened = await takeCode(desk, { personId, sessionId, token }, async (tx) => {
    const verdict = await checkTotp(tx, auth, personId, code);
    return verdict === "right"
      ? { right: await auth.sessions.complete(tx, { personId, taskForceId, step: token, way: "TOTP" }, { device: http.device }) }
      : verdict;
  });
  return auth.sessions.opened(opened);
}
