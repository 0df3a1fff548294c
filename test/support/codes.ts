import type pg from "pg";
import { findTotp } from "../../server/features/auth/queries/factors.ts";
import type { Clock } from "../../server/platform/clock.ts";
import type { KeyRing } from "../../server/platform/key-ring.ts";
import { openStep, totpCode } from "../../server/platform/totp.ts";

/**
 * A code of this person's authenticator app that will be taken now. Each is good once, so there are three at a moment at
 * the most: a test that needs more holds the clock, and moves it on.
 *
 * @param pool of role hub_auth
 */
export async function nextCode(pool: pg.Pool, keys: KeyRing, clock: Clock, email: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>("SELECT id FROM person WHERE email = $1", [email]);
  const totp = rows[0] ? await findTotp(pool, keys, rows[0].id, "confirmed") : null;
  const step = totp && openStep(clock.now(), totp.lastStep);
  if (!totp || step === null) throw new Error(`${email} has no code that will be taken now`);
  return totpCode(totp.secret, step);
}
