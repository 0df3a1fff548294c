import type { FactorWay, signInNexts } from "@roundtable/shared/auth.ts";

/** What somebody has to sign in with. */
export type Means = { password: boolean; totp: boolean; passkeys: number; recoveryCodes: number };

/** The step that follows the first one. */
export type SignInStep = { next: (typeof signInNexts)[number]; ways: FactorWay[] };

/**
 * What comes after the password or a link: the second factor of whoever has one, and setting one up for whoever has none.
 * Nobody who has a second factor gets around it by setting up another (AU-02). A recovery code stands for the
 * authenticator app, and only beside a password.
 *
 * @param passkeysAvailable whether the hub was opened under a name that passkeys work with
 */
export function nextStep(means: Means, passkeysAvailable: boolean): SignInStep {
  const passkey: FactorWay[] = passkeysAvailable ? ["PASSKEY"] : [];
  if (!hasSecondFactor(means)) return { next: "ENROLMENT", ways: [...(means.password ? (["TOTP"] as const) : []), ...passkey] };
  return {
    next: "SECOND_FACTOR",
    ways: [
      ...(means.totp ? (["TOTP"] as const) : []),
      ...(means.passkeys > 0 ? passkey : []),
      ...(mayUseRecoveryCode(means) ? (["RECOVERY_CODE"] as const) : []),
    ],
  };
}

/** Whether there is anything that the second step could ask for. */
export function hasSecondFactor({ totp, passkeys }: Means): boolean {
  return totp || passkeys > 0;
}

/** A recovery code stands for the authenticator app, together with the password. */
export function mayUseRecoveryCode({ password, totp, recoveryCodes }: Means): boolean {
  return password && totp && recoveryCodes > 0;
}

/** Whether somebody can sign in with this: with a passkey, or with a password and an authenticator app. */
export function hasFullWay({ password, totp, passkeys }: Means): boolean {
  return passkeys > 0 || (password && totp);
}

/** What would be left without one factor. */
export function without(means: Means, kind: "TOTP" | "PASSKEY"): Means {
  return kind === "TOTP" ? { ...means, totp: false } : { ...means, passkeys: means.passkeys - 1 };
}

/** Whether new recovery codes come with a factor: when there is a password they could go with and an app to stand for, and none are left. */
export function deservesRecoveryCodes({ password, totp, recoveryCodes }: Means): boolean {
  return password && totp && recoveryCodes === 0;
}
