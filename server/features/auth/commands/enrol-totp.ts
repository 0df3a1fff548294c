import { randomUUIDv7 } from "node:crypto";
import type { AtDesk } from "#platform/auth-desk.ts";
import { within } from "#platform/auth-transaction.ts";
import { Unauthenticated } from "#platform/errors.ts";
import { inBase32, newTotpSecret, totpUri } from "#platform/totp.ts";
import { findAccount, totpPlace } from "../queries/factors.ts";
import { requireEnrolling } from "../queries/steps.ts";

/**
 * Begins to set up an authenticator app. Nothing counts before a code of it was confirmed; beginning again replaces it.
 *
 * @throws Unauthenticated; ReauthNeeded
 */
export async function enrolTotp(desk: AtDesk): Promise<{ secret: string; uri: string }> {
  const { pool, keys, clock } = desk.auth;
  const { personId } = await requireEnrolling(desk, "TOTP");
  const account = await findAccount(pool, personId);
  if (!account) throw new Unauthenticated();
  const [id, secret] = [randomUUIDv7(), newTotpSecret()];
  await within(pool, async (tx) => {
    await tx.query("DELETE FROM totp_factor WHERE person_id = $1 AND confirmed_at IS NULL", [personId]);
    await tx.query("INSERT INTO totp_factor (id, person_id, secret, created_at) VALUES ($1, $2, $3, $4)", [
      id,
      personId,
      keys.seal(secret, totpPlace(id)),
      clock.now(),
    ]);
  });
  return { secret: inBase32(secret), uri: totpUri(secret, account.email) };
}
