import type { MissingNumber, SumProblem } from "@roundtable/shared/reports.ts";
import { Problem } from "#platform/problems.ts";

/** What was entered does not add up, or is not complete. */
export class NumbersNotReady extends Problem {
  readonly sums: SumProblem[];
  readonly missing: MissingNumber[];
  constructor({ sums, missing }: { sums: SumProblem[]; missing: MissingNumber[] }) {
    super(
      [
        ...sums.map(inWords),
        ...(missing.length > 0 ? [`${missing.length} ${missing.length === 1 ? "cell is" : "cells are"} empty; enter 0 where there was nobody.`] : []),
      ].join(" "),
    );
    this.sums = sums;
    this.missing = missing;
  }
}

/** "Age, potential: the rows come to 12, 2 fewer than the 14 new people." */
export function inWords({ section, column, sum, expected }: SumProblem): string {
  const name = `${section[0]}${section.slice(1).toLowerCase()}, ${column.toLowerCase()}`;
  return `${name}: the rows come to ${sum}, ${Math.abs(sum - expected)} ${sum < expected ? "fewer" : "more"} than the ${expected} new people.`;
}

/** The numbers are certified: they change again only when changes are requested, or after the report was filed. */
export class NumbersCertified extends Problem {
  constructor() {
    super("These numbers are certified. They can be changed again when changes are requested.");
  }
}

/** Somebody else's numbers. Each agency counts from its own files. */
export class NotYourNumbers extends Problem {
  constructor() {
    super("These are another agency's numbers. Only that agency can enter or certify them.");
  }
}

/** The numbers wait for somebody who answers for them: the lead of their agency. */
export class LeadCertifies extends Problem {
  constructor() {
    super("The lead of your agency certifies its numbers.");
  }
}

/** There is a report of this period already. */
export class ReportExists extends Problem {
  readonly reportId: string;
  constructor(reportId: string) {
    super("There is a report of this period already.");
    this.reportId = reportId;
  }
}

/** The report is not where this step begins. */
export class NotAtThisStep extends Problem {
  readonly step: Step;
  constructor(step: Step) {
    super(steps[step]);
    this.step = step;
  }
}

const steps = {
  NOT_ALL_CERTIFIED: "Not every agency has certified its numbers.",
  ALREADY_FILED: "This report is filed. What was filed never changes.",
  NOT_CERTIFIED: "These numbers are not certified.",
  CERTIFIED_BEFORE: "This agency has certified before. It can be asked for changes, and no longer be left out.",
  NOT_FILED: "The report is not filed yet: request changes instead.",
} as const;
export type Step = keyof typeof steps;
export const stepNames = Object.keys(steps) as Step[];
