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
