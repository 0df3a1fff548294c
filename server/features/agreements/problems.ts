import { Problem } from "#platform/problems.ts";

/** It ended before. */
export class AgreementOver extends Problem {
  constructor() {
    super("This agreement has ended already.");
  }
}
