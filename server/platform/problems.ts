import type { z } from "zod";

/** A refusal the person can act on: part of a mutation's answer, never an error of the server. */
export abstract class Problem extends Error {}

export type InputIssue = { path: string[]; message: string };

/** What was sent cannot be taken as it is; each issue names its field. */
export class InvalidInput extends Problem {
  readonly issues: InputIssue[];
  constructor(issues: InputIssue[]) {
    super("Something in what was sent is missing or does not fit.");
    this.issues = issues;
  }
}

/** What two people may change at the same time. */
type Contested =
  | "Share"
  | "Referral"
  | "Consent"
  | "Milestone"
  | "Person"
  | "Agency"
  | "TaskForce"
  | "SharingAgreement"
  | "LegalRequest"
  | "Training"
  | "RoadmapGoal"
  | "Award"
  | "ReportingRule"
  | "ReportFiling"
  | "GrantRequirement"
  | "Report"
  | "ReportEntry"
  | "Body"
  | "MeetingSeries"
  | "Poll"
  | "AgendaItem"
  | "ActionItem"
  | "Minutes"
  | "MinutesEntry";

/** Somebody else was faster. Carries what the record is now, read anew by whoever asks. */
export class Conflict extends Problem {
  readonly of: Contested;
  readonly id: string;
  constructor(of: Contested, id: string) {
    super("Somebody else was faster. Look at it as it is now, and decide again.");
    this.of = of;
    this.id = id;
  }
}

/** Parses what a person sent. @throws InvalidInput naming each field, never echoing a value */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new InvalidInput(
    result.error.issues.map(({ path, message, code }) => ({
      path: path.map(String),
      message: code === "custom" ? message : (plainWords[code] ?? "does not fit"),
    })),
  );
}

const plainWords: Partial<Record<string, string>> = {
  invalid_type: "is missing or of another kind",
  invalid_value: "is not one of the words to choose from",
  too_small: "is too small or too short",
  too_big: "is too large or too long",
  invalid_format: "is not written as it should be",
  unrecognized_keys: "names a field that does not exist",
};
