import type { AuthDesk } from "#platform/auth-desk.ts";
import { openStep, totpCode } from "#platform/totp.ts";
import { findTotp } from "./factors.ts";

/** A code with which this person of the demo gets in now; null for some seconds when all their codes of the moment were used. Only for the demo's people, whose secrets are printed. */
export async function demoCode({ pool, keys, clock }: Pick<AuthDesk, "pool" | "keys" | "clock">, email: string): Promise<string | null> {
  const { rows } = await pool.query<{ id: string }>("SELECT id FROM person WHERE email = $1", [email]);
  const totp = rows[0] ? await findTotp(pool, keys, rows[0].id, "confirmed") : null;
  const step = totp && openStep(clock.now(), totp.lastStep);
  return totp && step !== null ? totpCode(totp.secret, step) : null;
}
