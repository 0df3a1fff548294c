import type { AtDesk } from "#platform/auth-desk.ts";
import type { SignedIn } from "#platform/sessions.ts";
import { lockFactors } from "../queries/factors.ts";
import { requireEnrolling } from "../queries/steps.ts";
import { checkTotp } from "./check-totp.ts";
import { finishEnrolment } from "./finish-enrolment.ts";
import { takeCode } from "./take-code.ts";

/**
 * Sets up the authenticator app that was begun, with a code of it; it takes the place of the one before.
 *
 * @throws CodeRefused; Unauthenticated; ReauthNeeded
 */
export async function confirmTotp(desk: AtDesk, { code }: { code: string }): Promise<{ recoveryCodes: string[]; token: string; signedIn: SignedIn }> {
  const { auth, http } = desk;
  const enrolling = await requireEnrolling(desk, "TOTP");
  const { personId } = enrolling;
  const { recoveryCodes, token } = await takeCode(desk, enrolling, async (tx) => {
    await lockFactors(tx, personId);
    const verdict = await checkTotp(tx, auth, personId, code, "pending");
    if (verdict !== "right") return verdict;
    await tx.query("DELETE FROM totp_factor WHERE person_id = $1 AND confirmed_at IS NOT NULL", [personId]);
    await tx.query("UPDATE totp_factor SET confirmed_at = $2 WHERE person_id = $1", [personId, auth.clock.now()]);
    return { right: await finishEnrolment(tx, auth, enrolling, http, "TOTP") };
  });
  return { recoveryCodes, ...(await auth.sessions.opened(token)) };
}
