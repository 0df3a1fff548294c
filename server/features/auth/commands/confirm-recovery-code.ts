import type { AtDesk } from "#platform/auth-desk.ts";
import type { SignedIn } from "#platform/sessions.ts";
import { findMeans, spendRecoveryCode } from "../queries/factors.ts";
import { requireStep } from "../queries/steps.ts";
import { mayUseRecoveryCode } from "../rules.ts";
import { takeCode } from "./take-code.ts";

/**
 * The second step, with a recovery code in place of the authenticator app. The password has been given before.
 *
 * @throws CodeRefused; Unauthenticated when no second step is under way
 */
export async function confirmRecoveryCode(desk: AtDesk, { code }: { code: string }): Promise<{ token: string; signedIn: SignedIn }> {
  const { auth, http } = desk;
  const { id: sessionId, personId, taskForceId, token } = await requireStep(desk);
  const opened = await takeCode(desk, { personId, sessionId, token }, async (tx) => {
    const isRight = mayUseRecoveryCode(await findMeans(tx, personId)) && (await spendRecoveryCode(tx, personId, code, auth.clock.now()));
    return isRight
      ? { right: await auth.sessions.complete(tx, { personId, taskForceId, step: token, way: "RECOVERY_CODE" }, { device: http.device }) }
      : "wrong";
  });
  return auth.sessions.opened(opened);
}
