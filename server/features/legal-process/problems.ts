import { Problem } from "#platform/problems.ts";

/** The other agency was told before, or there is none: the request is about records in general, or about what that agency must not hear of. */
export class NobodyToTell extends Problem {
  constructor() {
    super("There is no other agency that could still be told.");
  }
}
