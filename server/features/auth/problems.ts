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
