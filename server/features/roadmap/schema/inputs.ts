import { builder } from "#graphql/builder.ts";
import * as enums from "#graphql/enums.ts";

export const ImportRoadmapTemplateInput = builder.inputType("ImportRoadmapTemplateInput", { fields: (t) => ({ clientKey: t.id({ required: true }) }) });

export const RenameRoadmapPartInput = builder.inputType("RenameRoadmapPartInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    part: t.field({ type: enums.RoadmapPart, required: true }),
    id: t.id({ required: true }),
    name: t.string({ required: true }),
    helpsWith: t.string({ description: "Of a milestone alone: the grants it helps with." }),
  }),
});

export const AssignMilestoneInput = builder.inputType("AssignMilestoneInput", {
  description: "Both are replaced; without an agency nobody owns it.",
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    milestoneId: t.id({ required: true }),
    version: t.int({ required: true }),
    ownerAgencyId: t.id(),
    ownerPersonId: t.id(),
  }),
});

export const SetMilestoneStatusInput = builder.inputType("SetMilestoneStatusInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    milestoneId: t.id({ required: true }),
    version: t.int({ required: true }),
    status: t.field({ type: enums.MilestoneStatus, required: true, description: "Never `LAPSED`: that comes by the clock." }),
    notApplicableReason: t.field({ type: enums.NotApplicableReason, description: "With `NOT_APPLICABLE`, and only then." }),
    reviewOn: t.field({ type: "Date", description: "Of what is in place. Left out, it follows from the cadence." }),
    reason: t.string(),
  }),
});

export const PlanMilestoneInput = builder.inputType("PlanMilestoneInput", {
  description: "Both days are replaced; a day left out is none.",
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    milestoneId: t.id({ required: true }),
    version: t.int({ required: true }),
    dueOn: t.field({ type: "Date" }),
    reviewOn: t.field({ type: "Date" }),
    reason: t.string(),
  }),
});

export const AddDependencyInput = builder.inputType("AddDependencyInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), milestoneId: t.id({ required: true }), dependsOnId: t.id({ required: true }) }),
});

export const RemoveDependencyInput = builder.inputType("RemoveDependencyInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), milestoneId: t.id({ required: true }), dependsOnId: t.id({ required: true }) }),
});

export const AttachEvidenceInput = builder.inputType("AttachEvidenceInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    milestoneId: t.id({ required: true }),
    kind: t.field({ type: enums.EvidenceKind, required: true }),
    agreementId: t.id({ description: "With `AGREEMENT`: one that is in force." }),
    trainingId: t.id({ description: "With `TRAINING`: an entry of the log that was not withdrawn." }),
    reportId: t.id({ description: "With `REPORT`: one that was filed and whose filing you see." }),
    minutesId: t.id({ description: "With `MINUTES`: approved ones of an open session." }),
    url: t.string({ description: "With `LINK`: an address that begins with https." }),
    note: t.string(),
  }),
});

export const DetachEvidenceInput = builder.inputType("DetachEvidenceInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), evidenceId: t.id({ required: true }), reason: t.string() }),
});

export const OverrideStageInput = builder.inputType("OverrideStageInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    elementId: t.id({ required: true }),
    stage: t.int({ required: true, description: "1 to 5." }),
    reason: t.string({ required: true }),
  }),
});

export const ClearOverrideInput = builder.inputType("ClearOverrideInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), elementId: t.id({ required: true }), reason: t.string({ required: true }) }),
});

export const OpenSelfAssessmentInput = builder.inputType("OpenSelfAssessmentInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    year: t.int({ required: true, description: "One a year." }),
    closesOn: t.field({ type: "Date", required: true, description: "The day by which answers are asked for; today or later." }),
  }),
});

const ElementRatingInput = builder.inputType("ElementRatingInput", {
  fields: (t) => ({
    elementId: t.id({ required: true }),
    rating: t.int({ required: true, description: "0 to 4." }),
    comment: t.string({ description: "Up to 280 characters, without names, numbers or addresses." }),
  }),
});

export const RateElementsInput = builder.inputType("RateElementsInput", {
  description: "Some elements or all; what was said of them before is replaced, and what was said of others stays.",
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    assessmentId: t.id({ required: true }),
    ratings: t.field({ type: [ElementRatingInput], required: true }),
  }),
});

export const FinishOwnRatingInput = builder.inputType("FinishOwnRatingInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), assessmentId: t.id({ required: true }) }),
});

export const CloseSelfAssessmentInput = builder.inputType("CloseSelfAssessmentInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), assessmentId: t.id({ required: true }) }),
});

const GoalInput = builder.inputType("GoalInput", {
  fields: (t) => ({
    elementId: t.id({ required: true }),
    version: t.int({ description: "Of the goal that stands for this element and year; left out for a new one." }),
    targetStage: t.int({ required: true, description: "1 to 5." }),
    words: t.string({ required: true, description: "Up to 280 characters, without names, numbers or addresses." }),
    ownerAgencyId: t.id({ description: "An agency of the table that sees to it." }),
  }),
});

export const SetGoalsInput = builder.inputType("SetGoalsInput", {
  description: "Goals of the year after the self-assessment; others stay as they are.",
  fields: (t) => ({ clientKey: t.id({ required: true }), assessmentId: t.id({ required: true }), goals: t.field({ type: [GoalInput], required: true }) }),
});

export const RemoveGoalInput = builder.inputType("RemoveGoalInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    goalId: t.id({ required: true }),
    version: t.int({ required: true }),
    reason: t.string({ required: true }),
  }),
});
