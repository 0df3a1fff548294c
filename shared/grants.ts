import { z } from "zod";
import { screen } from "./deidentify.ts";

/** Who gives a grant. */
export const funders = ["OVC", "BJA", "OVW", "OTIP", "NC_GCC", "NC_HTC", "OTHER"] as const;
export const Funder = z.enum(funders);
export type Funder = z.infer<typeof Funder>;

/** What an award is for: an Enhanced Collaborative Model task force has one of each of the first two, with calendars of their own (GR-5). */
export const awardSides = ["VICTIM_SERVICES", "LAW_ENFORCEMENT", "STATE"] as const;
export const AwardSide = z.enum(awardSides);

/** What is owed to a funder (domain.md §2.2); OTHER goes by the name that its rule gives it. */
export const grantReports = [
  "OVC_HT",
  "LE_PMT",
  "VOCA_PMT",
  "VOCA_SAR",
  "OVW_VAWA",
  "STOP_SASP",
  "OTIP_PPR",
  "OTIP_ANNUAL",
  "SF_425",
  "NC_STATE",
  "SINGLE_AUDIT",
  "OTHER",
] as const;
export const GrantReport = z.enum(grantReports);
export type GrantReport = z.infer<typeof GrantReport>;

/** Reports that are put together in the hub; filing one keeps a copy of its numbers (GR-3), so none of them is merely marked as filed. */
export const reportsWithForm: readonly GrantReport[] = ["OVC_HT", "LE_PMT", "VOCA_PMT", "OTIP_PPR", "NC_STATE"];

/** How often a report is owed. `FINAL` once, over the whole award; `ONCE` once, counted from its start. */
export const reportFrequencies = ["QUARTERLY", "SEMIANNUAL", "ANNUAL", "FINAL", "ONCE"] as const;
export const ReportFrequency = z.enum(reportFrequencies);
export type ReportFrequency = z.infer<typeof ReportFrequency>;

/** What the funder says of a due date on a Saturday or Sunday. The hub shows it and never moves the date itself (GR-1). */
export const weekendRules = ["NEXT_WORKING_DAY", "WORKING_DAY_BEFORE", "STAYS", "NOT_SAID"] as const;
export const WeekendRule = z.enum(weekendRules);
export type WeekendRule = z.infer<typeof WeekendRule>;

/** In what a due date is counted from the end of a period: days, or months to the end of a month. */
export const dueUnits = ["DAYS", "MONTHS"] as const;
export const DueUnit = z.enum(dueUnits);

/** The longest a report may be due after its period, in either unit. */
export const longestDue = { DAYS: 730, MONTHS: 24 } as const;

/** Where an award stands by the clock; CLOSED is said by a person, and nothing of it is owed any more. */
export const awardStates = ["UPCOMING", "RUNNING", "ENDED", "CLOSED"] as const;
export type AwardState = (typeof awardStates)[number];

/** How something stands that is owed. The first four follow from the days left; REPORT: FILED, requirement: MET or WAIVED. */
export const grantStandings = ["ON_TRACK", "DUE_SOON", "LATE", "VERY_LATE", "FILED", "MET", "WAIVED", "NO_DATE"] as const;
export type GrantStanding = (typeof grantStandings)[number];

export const deadlineKinds = ["REPORT", "REQUIREMENT"] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

export const requirementKinds = ["DELIVERABLE", "POLICY", "CONDITION"] as const;
export const requirementStatuses = ["OPEN", "MET", "WAIVED"] as const;
export type RequirementStatus = (typeof requirementStatuses)[number];

/** What a reader may do with an award, and with a requirement of it. */
export const awardActions = ["CHANGE", "CLOSE", "REOPEN", "CHANGE_RULES", "ADD_REQUIREMENT"] as const;
export type AwardAction = (typeof awardActions)[number];
export const requirementActions = ["CHANGE", "MEET", "WAIVE", "REOPEN", "LINK"] as const;
export type RequirementAction = (typeof requirementActions)[number];
/** What a reader may do with one report that is owed. */
export const periodActions = ["MARK_FILED", "UNMARK_FILED"] as const;
export type PeriodAction = (typeof periodActions)[number];

/** Free text: trimmed, short, and refused when it could tell who somebody is. The issue's message is the class. */
const words = (longest: number) =>
  z
    .string()
    .max(longest * 4)
    .trim()
    .check((context) => {
      if (context.value.length > longest) context.issues.push({ code: "too_big", maximum: longest, origin: "string", input: context.value });
      for (const kind of screen(context.value)) context.issues.push({ code: "custom", message: kind, input: context.value });
    });

const ClientKey = z.uuid();
const Id = z.uuid();
const Version = z.int().min(1);
const Day = z.iso.date().refine((day) => day >= "2000-01-01" && day < "2100-01-01", { message: "is too long ago or too far ahead" });
const Title = words(120).min(1);

const inOrder = ({ startsOn, endsOn }: { startsOn?: string | null | undefined; endsOn?: string | null | undefined }): boolean =>
  startsOn == null || endsOn == null || startsOn <= endsOn;
const notInOrder = { path: ["endsOn"], message: "is before the start" };
const twoPeople = ({ ownerPersonId, backupPersonId }: { ownerPersonId?: string | null | undefined; backupPersonId?: string | null | undefined }): boolean =>
  ownerPersonId == null || ownerPersonId !== backupPersonId;
const onePerson = { path: ["backupPersonId"], message: "is the same person" };
const shortEnough = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }): boolean => Number(endsOn.slice(0, 4)) - Number(startsOn.slice(0, 4)) < 15;
const tooLong = { path: ["endsOn"], message: "is more than fifteen years after the start" };

const awardFacts = {
  funder: Funder,
  title: Title,
  number: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9-]{1,40}$/),
  side: AwardSide,
  startsOn: Day,
  endsOn: Day,
  /** In US cents, up to twenty million dollars. */
  amountCents: z.int().min(0).max(2_000_000_000).nullish(),
  ownerPersonId: Id.nullish(),
  backupPersonId: Id.nullish(),
};
export const AddAwardInput = z
  .strictObject({
    clientKey: ClientKey,
    holderAgencyId: Id,
    ...awardFacts,
    reports: z
      .array(z.strictObject({ report: GrantReport, frequency: ReportFrequency }))
      .max(12)
      .nullish(),
  })
  .refine(inOrder, notInOrder)
  .refine(shortEnough, tooLong)
  .refine(twoPeople, onePerson);
export const ChangeAwardInput = z
  .strictObject({ clientKey: ClientKey, awardId: Id, version: Version, ...awardFacts })
  .refine(inOrder, notInOrder)
  .refine(shortEnough, tooLong)
  .refine(twoPeople, onePerson);
export const CloseAwardInput = z.strictObject({ clientKey: ClientKey, awardId: Id, version: Version });
export const ReopenAwardInput = z.strictObject({ clientKey: ClientKey, awardId: Id, version: Version });

const ruleFacts = {
  name: Title.nullish(),
  frequency: ReportFrequency,
  yearStartsIn: z.int().min(1).max(12),
  dueUnit: DueUnit,
  dueAfter: z.int().min(0),
  weekend: WeekendRule,
  startsOn: Day.nullish(),
  endsOn: Day.nullish(),
};
const dueInReach = ({ dueUnit, dueAfter }: { dueUnit: z.infer<typeof DueUnit>; dueAfter: number }): boolean => dueAfter <= longestDue[dueUnit];
const dueTooLate = { path: ["dueAfter"], message: "is too large or too long" };
export const AddReportingRuleInput = z
  .strictObject({ clientKey: ClientKey, awardId: Id, report: GrantReport, ...ruleFacts })
  .refine(({ report, name }) => report !== "OTHER" || name != null, { path: ["name"], message: "say what the funder calls it" })
  .refine(inOrder, notInOrder)
  .refine(dueInReach, dueTooLate);
export const ChangeReportingRuleInput = z
  .strictObject({ clientKey: ClientKey, ruleId: Id, version: Version, ...ruleFacts })
  .refine(inOrder, notInOrder)
  .refine(dueInReach, dueTooLate);
export const RemoveReportingRuleInput = z.strictObject({ clientKey: ClientKey, ruleId: Id, version: Version });

/** Filed with the funder, without the hub: `periodStartsOn` names the period. */
export const MarkFiledInput = z.strictObject({ clientKey: ClientKey, ruleId: Id, periodStartsOn: Day, filedOn: Day });
export const UnmarkFiledInput = z.strictObject({ clientKey: ClientKey, ruleId: Id, periodStartsOn: Day });

const requirementFacts = { title: Title, kind: z.enum(requirementKinds), dueOn: Day.nullish(), ownerPersonId: Id.nullish(), note: words(280).nullish() };
export const AddRequirementInput = z.strictObject({ clientKey: ClientKey, awardId: Id, ...requirementFacts });
export const ChangeRequirementInput = z.strictObject({ clientKey: ClientKey, requirementId: Id, version: Version, ...requirementFacts });
const oneRequirement = { clientKey: ClientKey, requirementId: Id, version: Version };
export const MeetRequirementInput = z.strictObject({ ...oneRequirement, metOn: Day.nullish() });
export const WaiveRequirementInput = z.strictObject({ ...oneRequirement, reason: words(280).min(1) });
export const ReopenRequirementInput = z.strictObject({ ...oneRequirement });
const link = { clientKey: ClientKey, requirementId: Id, milestoneId: Id };
export const LinkRequirementToMilestoneInput = z.strictObject({ ...link });
export const UnlinkRequirementFromMilestoneInput = z.strictObject({ ...link });

const feed = { clientKey: ClientKey, bodyId: Id.nullish() };
export const MakeCalendarFeedInput = z.strictObject(feed);
export const RevokeCalendarFeedInput = z.strictObject(feed);

/** A rule as a funder usually has it, to begin with; every part can be changed. `isSettled` when the funder's own words say so, else it is practice to be checked against the award. */
export type ReportingRuleTemplate = {
  report: Exclude<GrantReport, "OTHER">;
  frequency: ReportFrequency;
  yearStartsIn: number;
  dueUnit: z.infer<typeof DueUnit>;
  dueAfter: number;
  isSettled: boolean;
};

const federal: ReportingRuleTemplate[] = [
  { report: "SF_425", frequency: "QUARTERLY", yearStartsIn: 1, dueUnit: "DAYS", dueAfter: 30, isSettled: true },
  { report: "SF_425", frequency: "FINAL", yearStartsIn: 1, dueUnit: "DAYS", dueAfter: 120, isSettled: false },
];
const stateYear: ReportingRuleTemplate[] = [
  { report: "NC_STATE", frequency: "ANNUAL", yearStartsIn: 7, dueUnit: "MONTHS", dueAfter: 3, isSettled: true },
  { report: "SINGLE_AUDIT", frequency: "ANNUAL", yearStartsIn: 7, dueUnit: "MONTHS", dueAfter: 9, isSettled: true },
];

/** What each funder wants, and by when (domain.md §2.2). */
export const reportingRuleTemplates: Record<Funder, ReportingRuleTemplate[]> = {
  OVC: [
    { report: "OVC_HT", frequency: "SEMIANNUAL", yearStartsIn: 1, dueUnit: "DAYS", dueAfter: 30, isSettled: true },
    { report: "OVC_HT", frequency: "FINAL", yearStartsIn: 1, dueUnit: "DAYS", dueAfter: 120, isSettled: true },
    ...federal,
  ],
  BJA: [{ report: "LE_PMT", frequency: "QUARTERLY", yearStartsIn: 1, dueUnit: "DAYS", dueAfter: 30, isSettled: false }, ...federal],
  OVW: [{ report: "OVW_VAWA", frequency: "SEMIANNUAL", yearStartsIn: 1, dueUnit: "DAYS", dueAfter: 30, isSettled: true }, ...federal],
  OTIP: [
    { report: "OTIP_PPR", frequency: "QUARTERLY", yearStartsIn: 10, dueUnit: "DAYS", dueAfter: 30, isSettled: false },
    { report: "OTIP_ANNUAL", frequency: "ANNUAL", yearStartsIn: 10, dueUnit: "DAYS", dueAfter: 30, isSettled: false },
    ...federal,
  ],
  NC_GCC: [
    { report: "VOCA_PMT", frequency: "QUARTERLY", yearStartsIn: 10, dueUnit: "DAYS", dueAfter: 30, isSettled: true },
    { report: "VOCA_SAR", frequency: "ONCE", yearStartsIn: 10, dueUnit: "DAYS", dueAfter: 90, isSettled: true },
    { report: "STOP_SASP", frequency: "ANNUAL", yearStartsIn: 1, dueUnit: "MONTHS", dueAfter: 2, isSettled: false },
    ...stateYear,
  ],
  NC_HTC: stateYear,
  OTHER: [],
};
