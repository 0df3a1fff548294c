import { builder } from "#graphql/builder.ts";
import * as enums from "#graphql/enums.ts";

export const PrepareReportInput = builder.inputType("PrepareReportInput", {
  description: "Begins the report of one period. Its form follows from what the rule says is owed.",
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    ruleId: t.id({ required: true }),
    periodStartsOn: t.field({ type: "Date", required: true, description: "The first day of one of the rule's periods." }),
    agencyIds: t.idList({ required: true, description: "The agencies that are asked for numbers: 1 to 40, all of the table." }),
  }),
});

const NumberInput = builder.inputType("ReportNumberInput", {
  description: "One number; of the form's own rows and columns.",
  fields: (t) => ({
    section: t.field({ type: enums.ReportSection, required: true }),
    row: t.string({ required: true }),
    column: t.field({ type: enums.ReportColumn, required: true }),
    value: t.int({ required: true, description: "0 to 100,000." }),
  }),
});

export const EnterNumbersInput = builder.inputType("EnterNumbersInput", {
  description: "All that the agency knows so far: a cell that is left out is empty again.",
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    entryId: t.id({ required: true }),
    version: t.int({ required: true, description: "The version of the entry that this was made on." }),
    numbers: t.field({ type: [NumberInput], required: true }),
  }),
});

export const CertifyNumbersInput = builder.inputType("CertifyNumbersInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), entryId: t.id({ required: true }), version: t.int({ required: true }) }),
});

export const RequestChangesInput = builder.inputType("RequestChangesInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    entryId: t.id({ required: true }),
    version: t.int({ required: true }),
    reason: t.field({ type: enums.ChangeReason, required: true }),
    note: t.string({ description: "Up to 280 characters, without names, numbers or addresses." }),
  }),
});

export const ExcuseAgencyInput = builder.inputType("ExcuseAgencyInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    entryId: t.id({ required: true }),
    version: t.int({ required: true }),
    reason: t.field({ type: enums.ExcuseReason, required: true }),
  }),
});

export const ReopenNumbersInput = builder.inputType("ReopenNumbersInput", {
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    entryId: t.id({ required: true }),
    version: t.int({ required: true }),
    reason: t.field({ type: enums.CorrectionReason, required: true }),
  }),
});

export const FileReportInput = builder.inputType("FileReportInput", {
  description: "That the report was filed with its funder. Nothing is sent from here.",
  fields: (t) => ({
    clientKey: t.id({ required: true }),
    reportId: t.id({ required: true }),
    version: t.int({ required: true, description: "The version of the report that was looked at." }),
    filedOn: t.field({ type: "Date", required: true, description: "After the period, and not in the future." }),
  }),
});

export const ExportReportInput = builder.inputType("ExportReportInput", {
  fields: (t) => ({ clientKey: t.id({ required: true }), reportId: t.id({ required: true }) }),
});
