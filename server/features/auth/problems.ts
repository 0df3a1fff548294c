import type { PasswordRefusal } from "@roundtable/shared/auth.ts";
import { Problem } from "#platform/problems.ts";

/** Signing in did not succeed. One answer for an unknown account, a wrong password and a person who was disabled. */
export class SignInRefused extends Problem {
  /** Seconds until the next try is worth it; null when it may be made at once. */
  readonly retryAfterSeconds: number | null;
  constructor(retryAfterSeconds: number | null) {
    super(retryAfterSeconds === null ? "The e-mail address or the password is not right." : "There were too many tries. Wait a little and try again.");
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** A code was not taken. After the last try everything begins anew with the password. */
export class CodeRefused extends Problem {
  readonly triesLeft: number;
  readonly alreadyUsed: boolean;
  readonly retryAfterSeconds: number | null;
  constructor({ triesLeft, alreadyUsed = false, retryAfterSeconds = null }: { triesLeft: number; alreadyUsed?: boolean; retryAfterSeconds?: number | null }) {
    super(alreadyUsed ? "This code was used already. Wait for the next one." : "This code is not right.");
    this.triesLeft = triesLeft;
    this.alreadyUsed = alreadyUsed;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** What the passkey answered was not taken; why is not said. */
export class PasskeyRefused extends Problem {
  readonly retryAfterSeconds: number | null;
  constructor(retryAfterSeconds: number | null = null) {
    super("This passkey was not taken. Try again, or sign in another way.");
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** A link that was used, replaced, has expired or never was: one answer for all. */
export class LinkRefused extends Problem {
  readonly retryAfterSeconds: number | null;
  constructor(retryAfterSeconds: number | null = null) {
    super("This link is not good any more. Ask for a new one.");
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** A new password cannot be taken. */
export class PasswordRefused extends Problem {
  readonly reason: PasswordRefusal;
  constructor(reason: PasswordRefusal) {
    super("This password cannot be used. Choose another one.");
    this.reason = reason;
  }
}

/** Without this factor its owner could not sign in any more. */
export class LastWay extends Problem {
  constructor() {
    super("This is the only way left to sign in. Add another one first.");
  }
}
