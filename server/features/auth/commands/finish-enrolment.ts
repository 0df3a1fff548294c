import type { AuthDesk, Visitor } from "#platform/auth-desk.ts";
import { appendEntry, type AuthDatabase } from "#platform/auth-transaction.ts";
import { findMeans, writeRecoveryCodes } from "../queries/factors.ts";
import { spendJoiningLinks } from "../queries/links.ts";
import type { Enrolling } from "../queries/steps.ts";
import { deservesRecoveryCodes } from "../rules.ts";

/**
 * What follows once a factor is in place: recovery codes where they are of use and there are none, the end of all other
 * sessions of the person (AU-09), the end of the link they joined with (AU-13), and the session under a new token, whole
 * from now on.
 */
export async function finishEnrolment(
  tx: AuthDatabase,
  { sessions, clock }: Pick<AuthDesk, "sessions" | "clock">,
  { personId, taskForceId, sessionId, token, isJoining }: Enrolling,
  { device }: Pick<Visitor, "device">,
  kind: "TOTP" | "PASSKEY",
): Promise<{ recoveryCodes: string[]; token: string }> {
  const recoveryCodes = deservesRecoveryCodes(await findMeans(tx, personId)) ? await writeRecoveryCodes(tx, personId) : [];
  await sessions.endAllOf(tx, personId, sessionId);
  await spendJoiningLinks(tx, personId, clock.now());
  await appendEntry(tx, { action: "auth.add-factor", outcome: "OK", personId, taskForceId, subjectIds: [personId], detail: { kind } });
  const next = isJoining
    ? await sessions.complete(tx, { personId, taskForceId, step: token, way: kind }, { device })
    : await sessions.succeed(tx, token, { action: "auth.step-up", factorGiven: true });
  return { recoveryCodes, token: next };
}
