import { Problem } from "#platform/problems.ts";

/** The milestone that should be waited for waits itself, directly or by others, for this one. */
export class DependencyCycle extends Problem {
  /** The way round, from the milestone that should be waited for to the one that should wait. */
  readonly through: string[];
  constructor(through: string[]) {
    super("These milestones would wait for each other.");
    this.through = through;
  }
}

/** The self-assessment was closed: its answers stay as they are. */
export class SelfAssessmentClosed extends Problem {
  constructor() {
    super("This self-assessment is closed. Its answers stay as they are.");
  }
}

/** Goals come from what the table said together, so they wait until a self-assessment is closed. */
export class SelfAssessmentOpen extends Problem {
  constructor() {
    super("This self-assessment is still open. Close it first.");
  }
}
