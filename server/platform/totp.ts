import { Secret, TOTP } from "otpauth";

/** RFC 6238 as every authenticator app has it: SHA-1, six digits, a step of 30 seconds. */
const shape = { algorithm: "SHA1", digits: 6, period: 30 } as const;

/** The clock of a telephone may be one step ahead or behind. */
const tolerance = 1;

const secretBytes = 20;

/** A new secret of 160 bits, the length that RFC 4226 recommends. */
export function newTotpSecret(): Uint8Array {
  return new Uint8Array(new Secret({ size: secretBytes }).buffer);
}

/** A secret as people type it. */
export function inBase32(secret: Uint8Array): string {
  return secretOf(secret).base32;
}

/** A secret as authenticator apps scan it. */
export function totpUri(secret: Uint8Array, account: string): string {
  return new TOTP({ ...shape, issuer: "Roundtable", label: account, secret: secretOf(secret) }).toString();
}

/** The step of time at a moment. */
export function totpStepAt(moment: Date): number {
  return Math.floor(moment.getTime() / (shape.period * 1000));
}

/** The code of a step. */
export function totpCode(secret: Uint8Array, step: number): string {
  return new TOTP({ ...shape, secret: secretOf(secret) }).generate({ timestamp: step * shape.period * 1000 });
}

/** The step whose code this is, of those that may be taken now; null when it is none of them. Compares in constant time. */
export function totpStepOf(secret: Uint8Array, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = TOTP.validate({ ...shape, secret: secretOf(secret), token: code, timestamp: now.getTime(), window: tolerance });
  return delta === null ? null : totpStepAt(now) + delta;
}

/**
 * The earliest step whose code may be taken now, was not taken, and will do for some seconds more; null when all were taken
 * that may be. Beginning with the earliest leaves the most for those who come after.
 *
 * @param marginSeconds for how long the code has to be good
 */
export function openStep(now: Date, lastStep: number | null, marginSeconds = 10): number | null {
  const step = totpStepAt(now);
  const latest = totpStepAt(new Date(now.getTime() + marginSeconds * 1000));
  return [step - tolerance, step, step + tolerance].find((one) => one > (lastStep ?? -1) && one + tolerance >= latest) ?? null;
}

function secretOf(secret: Uint8Array): Secret {
  return new Secret({ buffer: new Uint8Array(secret).buffer });
}
