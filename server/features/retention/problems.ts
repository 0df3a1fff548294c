import { Problem } from "#platform/problems.ts";

/** Who said the first word cannot say the second. */
export class AnotherPersonNeeded extends Problem {
  constructor() {
    super("Somebody else of your agency has to agree.");
  }
}
