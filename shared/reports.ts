import { z } from "zod";
import { screen } from "./deidentify.ts";
import { ages, classifications, genders, leWork, races, stateServices, traffickingServices, victimizations, vocaServices } from "./report-rows.ts";

/** The forms of funders that the hub knows, each in its versions (domain.md §2.4: a mapping, never the schema). */
export const reportForms = ["OVC_HT", "VOCA_PMT", "OTIP", "LE_MEASURES", "NC_STATE"] as const;
export type ReportForm = (typeof reportForms)[number];

/** What is counted: each a table of the one log of counts that every form draws from. */
export const reportSections = [
  "PEOPLE",
  "FAMILY",
  "AGE",
  "GENDER",
  "RACE",
  "TRAFFICKING",
  "CLASSIFICATION",
  "VICTIMIZATION",
  "VOCA_SERVICES",
  "TRAFFICKING_SERVICES",
  "STATE_SERVICES",
  "INTAKE",
  "LE_WORK",
  "LE_VICTIMS",
  "LE_SUSPECTS",
] as const;
export type ReportSection = (typeof reportSections)[number];

/** Potential and confirmed stand side by side and are never added up (domain.md §2.3, OIG 08-26). */
export const reportColumns = ["POTENTIAL", "CONFIRMED", "PERSONS", "OCCASIONS", "SEX", "LABOR", "BOTH_OR_UNSURE"] as const;
export type ReportColumn = (typeof reportColumns)[number];

/** What one number counts: people, what was done for them, or events. */
export const reportUnits = ["PEOPLE", "SERVICES", "EVENTS"] as const;
export type ReportUnit = (typeof reportUnits)[number];

/** One table of counts. */
export type SectionFacts = {
  rows: readonly string[];
  columns: readonly ReportColumn[];
  unit: ReportUnit;
  /** The row of PEOPLE that its rows add up to, column by column; null where one person may stand in several rows. */
  sumsTo: "NEW" | null;
};

const status = ["POTENTIAL", "CONFIRMED"] as const;
const byType = ["SEX", "LABOR", "BOTH_OR_UNSURE"] as const;
const demographic = (rows: readonly string[]): SectionFacts => ({ rows, columns: status, unit: "PEOPLE", sumsTo: "NEW" });
const services = (rows: readonly string[]): SectionFacts => ({ rows, columns: ["PERSONS", "OCCASIONS"], unit: "SERVICES", sumsTo: null });

/** The log of counts: every row that any form asks for, once, so that one number can serve several funders. */
export const sectionFacts: Record<ReportSection, SectionFacts> = {
  PEOPLE: { rows: ["NEW", "CONTINUING"], columns: status, unit: "PEOPLE", sumsTo: null },
  FAMILY: { rows: ["FAMILY_NEW", "FAMILY_CONTINUING"], columns: ["PERSONS"], unit: "PEOPLE", sumsTo: null },
  AGE: demographic(ages),
  GENDER: demographic(genders),
  RACE: demographic(races),
  TRAFFICKING: demographic(["TYPE_SEX", "TYPE_LABOR", "TYPE_BOTH", "TYPE_UNKNOWN"]),
  CLASSIFICATION: { rows: classifications, columns: ["PERSONS"], unit: "PEOPLE", sumsTo: null },
  VICTIMIZATION: { rows: victimizations, columns: ["PERSONS"], unit: "PEOPLE", sumsTo: null },
  VOCA_SERVICES: services(vocaServices),
  TRAFFICKING_SERVICES: services(traffickingServices),
  STATE_SERVICES: services(stateServices),
  INTAKE: { rows: ["MATCHED_WITHIN_48_HOURS", "NOT_ENROLLED", "REOPENED", "CLOSED"], columns: ["PERSONS"], unit: "PEOPLE", sumsTo: null },
  LE_WORK: { rows: leWork, columns: byType, unit: "EVENTS", sumsTo: null },
  LE_VICTIMS: {
    rows: ["ADULT_SEX", "ADULT_LABOR", "ADULT_BOTH_OR_UNSURE", "MINOR_SEX", "MINOR_LABOR", "MINOR_BOTH_OR_UNSURE", "REFERRED_TO_SERVICES"],
    columns: status,
    unit: "PEOPLE",
    sumsTo: null,
  },
  LE_SUSPECTS: { rows: ["SUSPECTS_IDENTIFIED", "SUSPECTS_ARRESTED"], columns: byType, unit: "PEOPLE", sumsTo: null },
};

/** Every row of the log, so that each has its words. */
export const reportRows: readonly string[] = reportSections.flatMap((section) => sectionFacts[section].rows);

/** A part of a form as the page and the rules read it: the rows that this form asks for. */
export type FormSection = { code: ReportSection; rows: readonly string[]; columns: readonly ReportColumn[]; sumsTo: string | null };

/** One number: how many in one row and column of one section. */
export type ReportNumber = { section: ReportSection; row: string; column: ReportColumn; value: number };

/** A table that does not add up: its rows come to `sum`, and the new people are `expected`. */
export type SumProblem = { section: ReportSection; column: ReportColumn; sum: number; expected: number };
/** A cell that nobody has filled in. A zero is a number. */
export type MissingNumber = { section: ReportSection; row: string; column: ReportColumn };
export type NumberProblems = { sums: SumProblem[]; missing: MissingNumber[] };

/**
 * What still keeps an agency's numbers from being certified (domain.md §2.3): empty cells, and tables about new people
 * that do not add up to them. The same while typing and in the hub. A table is compared as soon as it has no empty cell.
 */
export function problemsOf(sections: readonly FormSection[], numbers: readonly ReportNumber[]): NumberProblems {
  const values = new Map(numbers.map(({ section, row, column, value }) => [cellKey(section, row, column), value]));
  const problems: NumberProblems = { sums: [], missing: [] };
  for (const { code, rows, columns, sumsTo } of sections)
    for (const column of columns) {
      const line = rows.map((row) => ({ section: code, row, column, value: values.get(cellKey(code, row, column)) }));
      const missing = line.filter(({ value }) => value === undefined);
      problems.missing.push(...missing.map(({ section, row }) => ({ section, row, column })));
      const expected = sumsTo === null ? undefined : values.get(cellKey("PEOPLE", sumsTo, column));
      const sum = line.reduce((all, { value = 0 }) => all + value, 0);
      if (missing.length === 0 && expected !== undefined && sum !== expected) problems.sums.push({ section: code, column, sum, expected });
    }
  return problems;
}

/** One name for one cell. */
export function cellKey(section: string, row: string, column: string): string {
  return `${section}.${row}.${column}`;
}

/** Where a report stands. It is filed once and for good; the rest follows from its agencies. */
export const reportStates = ["CERTIFYING", "CHANGES_REQUESTED", "IN_REVIEW", "FILED"] as const;
export type ReportState = (typeof reportStates)[number];

/** Where one agency's numbers stand. `EXCUSED`: the report goes without them, for a reason. */
export const entryStates = ["DRAFT", "CERTIFIED", "RETURNED", "EXCUSED"] as const;
export type EntryState = (typeof entryStates)[number];

/** Why numbers go back to their agency, or why a report goes without them. */
export const changeReasons = [
  "LOOKS_TOO_HIGH",
  "LOOKS_TOO_LOW",
  "POTENTIAL_OR_CONFIRMED",
  "NEW_OR_CONTINUING",
  "WRONG_PERIOD",
  "MISSING_SERVICES",
  "OTHER",
] as const;
export const ChangeReason = z.enum(changeReasons);
export type ChangeReason = z.infer<typeof ChangeReason>;
export const excuseReasons = ["NOTHING_TO_REPORT", "LEFT_THE_TABLE", "REPORTS_ITSELF", "NO_ANSWER"] as const;
export const ExcuseReason = z.enum(excuseReasons);
export type ExcuseReason = z.infer<typeof ExcuseReason>;
/** Why an agency opens its numbers again after the report was filed. The filed copy stays as it is. */
export const correctionReasons = ["COUNTED_TWICE", "FOUND_LATER", "TYPING_MISTAKE", "WRONG_COLUMN"] as const;
export const CorrectionReason = z.enum(correctionReasons);
export type CorrectionReason = z.infer<typeof CorrectionReason>;

export const reportEventKinds = ["PREPARED", "CERTIFIED", "CHANGES_REQUESTED", "EXCUSED", "FILED", "REOPENED"] as const;
export type ReportEventKind = (typeof reportEventKinds)[number];

/** What a reader may do with a report now; the page asks and decides nothing itself. */
export const reportActions = ["FILE", "EXPORT"] as const;
export type ReportAction = (typeof reportActions)[number];
/** The same with one agency's numbers in it. */
export const entryActions = ["ENTER", "CERTIFY", "REOPEN", "REQUEST_CHANGES", "EXCUSE"] as const;
export type EntryAction = (typeof entryActions)[number];

/** Work of the table that the hub counts from its own records. */
export const activityCodes = [
  "MILESTONES_REACHED",
  "AGREEMENTS_SIGNED",
  "AGREEMENTS_IN_FORCE",
  "AGENCIES_AT_THE_TABLE",
  "TRAINING_SESSIONS",
  "TRAINING_HOURS",
  "TRAINING_PEOPLE",
  "OUTREACH_SESSIONS",
  "OUTREACH_HOURS",
  "OUTREACH_PEOPLE",
] as const;
export type ActivityCode = (typeof activityCodes)[number];
/** How referrals went, of those sent in the period; only as protected numbers. */
export const flowCodes = ["REFERRALS_SENT", "REFERRALS_ACCEPTED", "REFERRALS_DECLINED", "REFERRALS_CLOSED"] as const;
export type FlowCode = (typeof flowCodes)[number];

/** How a number was made, said beside it. */
export const countMethods = ["AGENCY_COUNT", "SUM_OF_AGENCIES", "HUB_RECORDS", "PROTECTED_SUM"] as const;
export type CountMethod = (typeof countMethods)[number];
/** What a reader must know of a number before using it. */
export const countCaveats = [
  "MAY_COUNT_TWICE",
  "POTENTIAL_NOT_ADDED",
  "SEVERAL_PER_PERSON",
  "HELD_BACK_WHEN_FEW",
  "ROUNDED_TO_FIVES",
  "AGENCY_EXCUSED",
  "PURGED_NOT_COUNTED",
  "ROUNDED_TO_HOURS",
  "COUNTED_EACH_TIME",
] as const;
export type CountCaveat = (typeof countCaveats)[number];

/** The most that one cell may hold, in people, occasions or events. */
export const largestNumber = 100_000;

const ClientKey = z.uuid();
const Id = z.uuid();
const Version = z.int().min(1);
const note = z
  .string()
  .max(280 * 4)
  .trim()
  .check((context) => {
    if (context.value.length > 280) context.issues.push({ code: "too_big", maximum: 280, origin: "string", input: context.value });
    for (const kind of screen(context.value)) context.issues.push({ code: "custom", message: kind, input: context.value });
  });

export const PrepareReportInput = z.strictObject({
  clientKey: ClientKey,
  ruleId: Id,
  /** The first day of one of the rule's periods. */
  periodStartsOn: z.iso.date(),
  agencyIds: z
    .array(Id)
    .min(1)
    .max(40)
    .refine((ids) => new Set(ids).size === ids.length, { message: "names an agency twice" }),
});
/** A row by its code; whether a form has it is asked later. */
const RowCode = z
  .string()
  .max(60)
  .regex(/^[A-Z]+(?:\d{0,2}(?:_[A-Z0-9]+)+)?$/);
export const EnterNumbersInput = z.strictObject({
  clientKey: ClientKey,
  entryId: Id,
  version: Version,
  /** All that is known so far: what is left out is empty again. */
  numbers: z
    .array(z.strictObject({ section: z.enum(reportSections), row: RowCode, column: z.enum(reportColumns), value: z.int().min(0).max(largestNumber) }))
    .max(600),
});
export const CertifyNumbersInput = z.strictObject({ clientKey: ClientKey, entryId: Id, version: Version });
export const RequestChangesInput = z.strictObject({ clientKey: ClientKey, entryId: Id, version: Version, reason: ChangeReason, note: note.nullish() });
export const ExcuseAgencyInput = z.strictObject({ clientKey: ClientKey, entryId: Id, version: Version, reason: ExcuseReason });
export const FileReportInput = z.strictObject({ clientKey: ClientKey, reportId: Id, version: Version, filedOn: z.iso.date() });
export const ReopenNumbersInput = z.strictObject({ clientKey: ClientKey, entryId: Id, version: Version, reason: CorrectionReason });
export const ExportReportInput = z.strictObject({ clientKey: ClientKey, reportId: Id });
