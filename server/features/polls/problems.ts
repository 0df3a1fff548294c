import { Problem } from "#platform/problems.ts";

/** The deadline has passed, or somebody closed or decided it. */
export class PollOver extends Problem {
  constructor() {
    super("This poll takes no more answers.");
  }
}
