import { Problem } from "#platform/problems.ts";

/** Somebody has to keep the roster and the meetings. */
export class LastChair extends Problem {
  constructor() {
    super("A body keeps at least one chair. Make somebody else chair first.");
  }
}
