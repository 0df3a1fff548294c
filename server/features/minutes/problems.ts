import { Problem } from "#platform/problems.ts";

/** Approved minutes are amended, and changed no more; others are not amended but changed. */
export class MinutesLocked extends Problem {
  constructor() {
    super("These minutes stand where this is not done any more, or not yet. Look at them as they are now.");
  }
}
