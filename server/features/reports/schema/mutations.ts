import type { InputRef } from "@pothos/core";
import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { ProblemInterface } from "#graphql/problems.ts";
import type { Acting } from "#platform/acting.ts";
import { NotFound } from "#platform/errors.ts";
import { Conflict, InvalidInput } from "#platform/problems.ts";
import { certifyNumbers } from "../commands/certify-numbers.ts";
import { enterNumbers } from "../commands/enter-numbers.ts";
import { excuseAgency } from "../commands/excuse-agency.ts";
import { exportReport } from "../commands/export-report.ts";
import { fileReport } from "../commands/file-report.ts";
import { prepareReport } from "../commands/prepare-report.ts";
import { reopenNumbers } from "../commands/reopen-numbers.ts";
import { requestChanges } from "../commands/request-changes.ts";
import * as problems from "../problems.ts";
import { csvOf } from "../queries/csv.ts";
import { findEntry, findReport } from "../queries/reports.ts";
import * as inputs from "./inputs.ts";
import { MissingNumberRef, SumProblemRef } from "./numbers.ts";
import { EntryRef, ReportRef } from "./report.ts";

builder.objectFields(Conflict, (t) => ({
  report: t.field({ type: ReportRef, nullable: true, resolve: ({ of, id }, _, context) => (of === "Report" ? findReport(actingIn(context), id) : null) }),
  reportEntry: t.field({
    type: EntryRef,
    nullable: true,
    resolve: ({ of, id }, _, context) => (of === "ReportEntry" ? findEntry(actingIn(context), id) : null),
  }),
}));
const ReportStep = builder.enumType("ReportStep", { values: problems.stepNames, description: "Why a step cannot be taken now." });
const interfaces = [ProblemInterface];
builder.objectType(problems.NumbersNotReady, {
  name: "NumbersNotReady",
  description: "What was entered does not add up or is not complete. Nothing was lost: it is saved as it was.",
  interfaces,
  fields: (t) => ({
    sums: t.field({ type: [SumProblemRef], resolve: ({ sums }) => sums }),
    missing: t.field({ type: [MissingNumberRef], resolve: ({ missing }) => missing }),
  }),
});
builder.objectType(problems.NumbersCertified, {
  name: "NumbersCertified",
  description: "These numbers are certified, and change again only when changes are requested.",
  interfaces,
});
builder.objectType(problems.NotYourNumbers, {
  name: "NotYourNumbers",
  description: "Another agency's numbers: only that agency enters and certifies them.",
  interfaces,
});
builder.objectType(problems.LeadCertifies, { name: "LeadCertifies", description: "The lead of an agency certifies its numbers.", interfaces });
builder.objectType(problems.ReportExists, {
  name: "ReportExists",
  description: "There is a report of this period already.",
  interfaces,
  fields: (t) => ({ report: t.field({ type: ReportRef, nullable: true, resolve: ({ reportId }, _, context) => findReport(actingIn(context), reportId) }) }),
});
builder.objectType(problems.NotAtThisStep, {
  name: "NotAtThisStep",
  description: "The report is not where this step begins. Nothing was changed.",
  interfaces,
  fields: (t) => ({ step: t.expose("step", { type: ReportStep }) }),
});

type Command = (acting: Acting, input: unknown) => Promise<string>;
type Refusals = (new (...args: never[]) => Error)[];
const orNotFound = <Row>(row: Row | null): Row => {
  if (row === null) throw new NotFound();
  return row;
};
const answerOf = (name: string, refusals: Refusals) => ({
  types: [InvalidInput, ...refusals],
  union: { name: `${name[0]?.toUpperCase()}${name.slice(1)}Result` },
});

/** Something done with a whole report, which is read anew for the answer. */
const onReport = (name: string, description: string, input: InputRef<object>, command: Command, refusals: Refusals) =>
  builder.mutationField(name, (t) =>
    t.field({
      type: ReportRef,
      description,
      args: { input: t.arg({ type: input, required: true }) },
      errors: answerOf(name, refusals),
      resolve: async (_, args, context) => orNotFound(await findReport(actingIn(context), await command(actingIn(context), args.input))),
    }),
  );

onReport(
  "prepareReport",
  "Begins the report of a period and asks agencies for their numbers. For coordinators and the holder's leads.",
  inputs.PrepareReportInput,
  prepareReport,
  [problems.ReportExists],
);
onReport("fileReport", "Notes that it was filed, when and by whom, and freezes its numbers for good.", inputs.FileReportInput, fileReport, [
  Conflict,
  problems.NotAtThisStep,
]);

/** Something done with one agency's numbers; the answer is the entry as it is then. */
const onEntry = (name: string, description: string, input: InputRef<object>, command: Command, refusals: Refusals) =>
  builder.mutationField(name, (t) =>
    t.field({
      type: EntryRef,
      description,
      args: { input: t.arg({ type: input, required: true }) },
      errors: answerOf(name, [Conflict, ...refusals]),
      resolve: async (_, args, context) => orNotFound(await findEntry(actingIn(context), await command(actingIn(context), args.input))),
    }),
  );

onEntry("enterNumbers", "Saves your own agency's numbers, as often as you like and complete or not.", inputs.EnterNumbersInput, enterNumbers, [
  problems.NotYourNumbers,
  problems.NumbersCertified,
]);
onEntry("certifyNumbers", "Your agency answers for its numbers. For its lead, or a coordinator who works there.", inputs.CertifyNumbersInput, certifyNumbers, [
  problems.NotYourNumbers,
  problems.NumbersCertified,
  problems.NumbersNotReady,
  problems.LeadCertifies,
]);
onEntry(
  "requestChanges",
  "Gives certified numbers back to their agency. For coordinators and the holder's leads.",
  inputs.RequestChangesInput,
  requestChanges,
  [problems.NotAtThisStep],
);
onEntry(
  "excuseAgency",
  "Goes on without an agency that has never certified. For coordinators and the holder's leads.",
  inputs.ExcuseAgencyInput,
  excuseAgency,
  [problems.NotAtThisStep],
);
onEntry("reopenNumbers", "Opens your agency's numbers again after filing. The filed copy stays as it is.", inputs.ReopenNumbersInput, reopenNumbers, [
  problems.NotYourNumbers,
  problems.LeadCertifies,
  problems.NotAtThisStep,
]);

const ExportRef = builder.objectRef<{ fileName: string; text: string }>("ReportFile").implement({
  description: "A report as comma-separated values, for a spreadsheet.",
  fields: (t) => ({ fileName: t.exposeString("fileName"), text: t.exposeString("text") }),
});
builder.mutationField("exportReport", (t) =>
  t.field({
    type: ExportRef,
    description: "What you see of a report, as a file. Asks for the second factor, and is logged.",
    args: { input: t.arg({ type: inputs.ExportReportInput, required: true }) },
    errors: answerOf("exportReport", []),
    resolve: async (_, { input }, context) => {
      const acting = actingIn(context);
      return csvOf(acting, orNotFound(await findReport(acting, await exportReport(acting, input))));
    },
  }),
);
