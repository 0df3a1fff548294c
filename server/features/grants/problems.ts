import { Problem } from "#platform/problems.ts";

/** The award owes the same report already, for some of the same days. */
export class RulesOverlap extends Problem {
  /** The rule that is there; null when it was added at this very moment. */
  readonly ruleId: string | null;
  constructor(ruleId: string | null) {
    super("This report would be owed twice for the same days. End the other rule first, or let this one begin later.");
    this.ruleId = ruleId;
  }
}

/** A report was filed for a period that would not exist any more. */
export class RuleInUse extends Problem {
  constructor() {
    super("A report was filed or begun for a period that this would change. Let the rule end, and add another for the time after it.");
  }
}

/** The award is closed: it is read, and changed no more. */
export class AwardIsClosed extends Problem {
  constructor() {
    super("This award is closed. Open it again to change it.");
  }
}
