import { z } from "zod";
import { screen } from "./deidentify.ts";

/** How far a milestone is. `LAPSED` is never set by anybody: it is IN_PLACE with a review date that has passed (RM-2). */
export const milestoneStatuses = ["NOT_STARTED", "UNDER_WAY", "IN_PLACE", "LAPSED", "NOT_APPLICABLE"] as const;
export type MilestoneStatus = (typeof milestoneStatuses)[number];

/** What a person may set, and what the database keeps. */
export const settableStatuses = ["NOT_STARTED", "UNDER_WAY", "IN_PLACE", "NOT_APPLICABLE"] as const;
export const SettableStatus = z.enum(settableStatuses);
export type SettableStatus = z.infer<typeof SettableStatus>;

export const notApplicableReasons = ["OUTSIDE_OUR_PURPOSE", "COVERED_ELSEWHERE", "NOT_IN_OUR_AREA", "NOT_REQUIRED_OF_US"] as const;
export const NotApplicableReason = z.enum(notApplicableReasons);
export type NotApplicableReason = z.infer<typeof NotApplicableReason>;

export const roadmapParts = ["STAGE", "AREA", "ELEMENT", "MILESTONE"] as const;
export type RoadmapPart = (typeof roadmapParts)[number];

/** What may be attached as proof: a record of the hub, named by its id, or a link. */
export const evidenceKinds = ["AGREEMENT", "LINK", "TRAINING", "REPORT", "MINUTES"] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** What a reader may do with a milestone or with the whole roadmap; the page asks and decides nothing itself. */
export const roadmapActions = ["RENAME", "ASSIGN", "PLAN", "SET_STATUS", "ATTACH_EVIDENCE", "CHANGE_DEPENDENCIES", "OVERRIDE_STAGE"] as const;
export type RoadmapAction = (typeof roadmapActions)[number];

export const roadmapEventKinds = [
  "IMPORTED",
  "STATUS",
  "ASSIGNED",
  "PLANNED",
  "RENAMED",
  "DEPENDENCY_ADDED",
  "DEPENDENCY_REMOVED",
  "EVIDENCE_ATTACHED",
  "EVIDENCE_DETACHED",
  "STAGE_OVERRIDDEN",
  "OVERRIDE_CLEARED",
  "GOAL_SET",
  "GOAL_REMOVED",
] as const;

/** The longest free text on the roadmap, in characters. */
export const textLength = 280;

/** Free text: trimmed, short, and refused when it could tell who somebody is. The issue's message is the class. */
export const words = (longest = textLength) =>
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
const Day = z.iso.date();
const someWords = words().min(1);

export const ImportRoadmapTemplateInput = z.strictObject({ clientKey: ClientKey });
export const RenameRoadmapPartInput = z.strictObject({
  clientKey: ClientKey,
  part: z.enum(roadmapParts),
  id: Id,
  name: someWords,
  /** Of a milestone alone: the grants it helps with, in the coordinator's own words. */
  helpsWith: words(120).nullish(),
});
export const AssignMilestoneInput = z
  .strictObject({ clientKey: ClientKey, milestoneId: Id, version: Version, ownerAgencyId: Id.nullish(), ownerPersonId: Id.nullish() })
  .refine(({ ownerAgencyId, ownerPersonId }) => ownerAgencyId != null || ownerPersonId == null, {
    path: ["ownerAgencyId"],
    message: "a person owns it for an agency",
  });
export const SetMilestoneStatusInput = z
  .strictObject({
    clientKey: ClientKey,
    milestoneId: Id,
    version: Version,
    status: SettableStatus,
    notApplicableReason: NotApplicableReason.nullish(),
    /** Of IN_PLACE: when to look again. Left out, it follows from the milestone's cadence. */
    reviewOn: Day.nullish(),
    reason: words().nullish(),
  })
  .refine(({ status, notApplicableReason }) => (status === "NOT_APPLICABLE") === (notApplicableReason != null), {
    path: ["notApplicableReason"],
    message: "say why it does not apply, and only then",
  });
export const PlanMilestoneInput = z.strictObject({
  clientKey: ClientKey,
  milestoneId: Id,
  version: Version,
  dueOn: Day.nullish(),
  reviewOn: Day.nullish(),
  reason: words().nullish(),
});
const pair = { clientKey: ClientKey, milestoneId: Id, dependsOnId: Id };
export const AddDependencyInput = z.strictObject({ ...pair });
export const RemoveDependencyInput = z.strictObject({ ...pair });

/** An address on the web for evidence kept elsewhere: https, and no name or password in it. */
const EvidenceUrl = z
  .url({ protocol: /^https$/ })
  .max(500)
  .refine((url) => !/[@\s]/u.test(url), { message: "is not written as it should be" });

export const AttachEvidenceInput = z
  .strictObject({
    clientKey: ClientKey,
    milestoneId: Id,
    kind: z.enum(evidenceKinds),
    agreementId: Id.nullish(),
    trainingId: Id.nullish(),
    reportId: Id.nullish(),
    minutesId: Id.nullish(),
    url: EvidenceUrl.nullish(),
    note: words().nullish(),
  })
  .refine(({ kind, agreementId }) => (kind === "AGREEMENT") === (agreementId != null), {
    path: ["agreementId"],
    message: "name the agreement, and only for one",
  })
  .refine(({ kind, trainingId }) => (kind === "TRAINING") === (trainingId != null), {
    path: ["trainingId"],
    message: "name the training, and only for one",
  })
  .refine(({ kind, reportId }) => (kind === "REPORT") === (reportId != null), {
    path: ["reportId"],
    message: "name the report, and only for one",
  })
  .refine(({ kind, minutesId }) => (kind === "MINUTES") === (minutesId != null), {
    path: ["minutesId"],
    message: "name the minutes, and only for them",
  })
  .refine(({ kind, url }) => (kind === "LINK") === (url != null), { path: ["url"], message: "give the address of a link, and only of one" });
export const DetachEvidenceInput = z.strictObject({ clientKey: ClientKey, evidenceId: Id, reason: words().nullish() });
export const OverrideStageInput = z.strictObject({ clientKey: ClientKey, elementId: Id, stage: z.int().min(1).max(5), reason: someWords });
export const ClearOverrideInput = z.strictObject({ clientKey: ClientKey, elementId: Id, reason: someWords });
