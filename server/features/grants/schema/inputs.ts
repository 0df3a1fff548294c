import { builder } from "#graphql/builder.ts";
import * as enums from "#graphql/enums.ts";

type Fields = Parameters<Parameters<typeof builder.inputType>[1]["fields"]>[0];

const awardFacts = (t: Fields) => ({
  clientKey: t.id({ required: true }),
  funder: t.field({ type: enums.Funder, required: true }),
  title: t.string({ required: true }),
  number: t.string({ required: true, description: "Letters, digits and dashes." }),
  side: t.field({ type: enums.AwardSide, required: true }),
  startsOn: t.field({ type: "Date", required: true }),
  endsOn: t.field({ type: "Date", required: true }),
  amountCents: t.int({ description: "In US cents." }),
  ownerPersonId: t.id({ description: "Of the agency that holds it, or a coordinator." }),
  backupPersonId: t.id({ description: "Somebody else, from among the same." }),
});

const ruleFacts = (t: Fields) => ({
  clientKey: t.id({ required: true }),
  name: t.string({ description: "What the funder calls it; needed for `OTHER`." }),
  frequency: t.field({ type: enums.ReportFrequency, required: true }),
  yearStartsIn: t.int({ required: true, description: "1 to 12." }),
  dueUnit: t.field({ type: enums.DueUnit, required: true }),
  dueAfter: t.int({ required: true }),
  weekend: t.field({ type: enums.WeekendRule, required: true }),
  startsOn: t.field({ type: "Date", description: "Left out: from the start of the award." }),
  endsOn: t.field({ type: "Date", description: "Left out: until the end of the award." }),
});

const requirementFacts = (t: Fields) => ({
  clientKey: t.id({ required: true }),
  title: t.string({ required: true }),
  kind: t.field({ type: enums.RequirementKind, required: true }),
  dueOn: t.field({ type: "Date" }),
  ownerPersonId: t.id({ description: "Of the agency that holds the award, or a coordinator." }),
  note: t.string({ description: "Up to 280 characters, without names, numbers or addresses." }),
});

const onAward = (name: string) =>
  builder.inputType(name, {
    fields: (t) => ({ clientKey: t.id({ required: true }), awardId: t.id({ required: true }), version: t.int({ required: true }) }),
  });

const ReportChoiceInput = builder.inputType("ReportChoiceInput", {
  description: "A template of the award's funder.",
  fields: (t) => ({ report: t.field({ type: enums.GrantReport, required: true }), frequency: t.field({ type: enums.ReportFrequency, required: true }) }),
});

export const AddAwardInput = builder.inputType("AddAwardInput", {
  fields: (t) => ({
    ...awardFacts(t),
    holderAgencyId: t.id({ required: true, description: "The agency the funder pays. It cannot be changed afterwards." }),
    reports: t.field({ type: [ReportChoiceInput], description: "Templates of the funder to begin with." }),
  }),
});

export const ChangeAwardInput = builder.inputType("ChangeAwardInput", {
  description: "How the award shall be; what is left out is emptied.",
  fields: (t) => ({
    ...awardFacts(t),
    awardId: t.id({ required: true }),
    version: t.int({ required: true, description: "The version this change was made on." }),
  }),
});

export const CloseAwardInput = onAward("CloseAwardInput");
export const ReopenAwardInput = onAward("ReopenAwardInput");

export const AddReportingRuleInput = builder.inputType("AddReportingRuleInput", {
  fields: (t) => ({ ...ruleFacts(t), awardId: t.id({ required: true }), report: t.field({ type: enums.GrantReport, required: true }) }),
});

export const ChangeReportingRuleInput = builder.inputType("ChangeReportingRuleInput", {
  description: "How the rule shall be; what is left out is emptied.",
  fields: (t) => ({
    ...ruleFacts(t),
    ruleId: t.id({ required: true }),
    version: t.int({ required: true, description: "The version this change was made on." }),
  }),
});

export const RemoveReportingRuleInput = builder.inputType("RemoveReportingRuleInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), ruleId: t.id({ required: true }), version: t.int({ required: true }) }),
});

export const MarkFiledInput = builder.inputType("MarkFiledInput", {
  description: "A report that was filed with the funder and is not put together in the hub.",
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    ruleId: t.id({ required: true }),
    periodStartsOn: t.field({ type: "Date", required: true, description: "The first day it covers." }),
    filedOn: t.field({ type: "Date", required: true, description: "Not in the future." }),
  }),
});

export const UnmarkFiledInput = builder.inputType("UnmarkFiledInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), ruleId: t.id({ required: true }), periodStartsOn: t.field({ type: "Date", required: true }) }),
});

export const AddRequirementInput = builder.inputType("AddRequirementInput", {
  fields: (t) => ({ ...requirementFacts(t), awardId: t.id({ required: true }) }),
});

export const ChangeRequirementInput = builder.inputType("ChangeRequirementInput", {
  description: "How the requirement shall be; what is left out is emptied.",
  fields: (t) => ({ ...requirementFacts(t), requirementId: t.id({ required: true }), version: t.int({ required: true }) }),
});

export const MeetRequirementInput = builder.inputType("MeetRequirementInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    requirementId: t.id({ required: true }),
    version: t.int({ required: true }),
    metOn: t.field({ type: "Date", description: "Left out: today." }),
  }),
});

export const WaiveRequirementInput = builder.inputType("WaiveRequirementInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    requirementId: t.id({ required: true }),
    version: t.int({ required: true }),
    reason: t.string({ required: true, description: "Why the funder gave it up." }),
  }),
});

export const ReopenRequirementInput = builder.inputType("ReopenRequirementInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), requirementId: t.id({ required: true }), version: t.int({ required: true }) }),
});

const link = (name: string) =>
  builder.inputType(name, {
    fields: (t) => ({ clientKey: t.id({ required: true }), requirementId: t.id({ required: true }), milestoneId: t.id({ required: true }) }),
  });

export const LinkRequirementToMilestoneInput = link("LinkRequirementToMilestoneInput");
export const UnlinkRequirementFromMilestoneInput = link("UnlinkRequirementFromMilestoneInput");
