import { Problem } from "#platform/problems.ts";

/** Nobody shuts themselves out: not the person, and not the agency they work at. */
export class NotYourself extends Problem {
  constructor() {
    super("This would shut yourself out. Somebody else has to do it.");
  }
}

/** Whoever proposed a change of discipline cannot be the one who confirms it. */
export class OtherOperatorNeeded extends Problem {
  constructor() {
    super("Another operator confirms this.");
  }
}

/** A change of this agency's discipline waits already. */
export class ProposalOpen extends Problem {
  readonly changeId: string;
  constructor(changeId: string) {
    super("A change of this agency's discipline is waiting already.");
    this.changeId = changeId;
  }
}

/** Somebody decided it, its time has passed, whoever proposed it is no longer an operator, or the agency has changed since. */
export class ProposalOver extends Problem {
  constructor() {
    super("This proposal is over. Propose it again if it is still wanted.");
  }
}
