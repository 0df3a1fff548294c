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

/** The bytes that a secret in base 32 stands for (RFC 4648), as an authenticator app reads it. */
export function fromBase32(text: string): Buffer {
  const bits = Array.from(text, (letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
}
