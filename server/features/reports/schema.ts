import { builder } from "#graphql/builder.ts";
import { actingIn } from "#graphql/context.ts";
import { findReport, listReports } from "./queries/reports.ts";
import { listSharedReports } from "./queries/shared-reports.ts";
import "./schema/mutations.ts";
import { SharedReportRef } from "./schema/numbers.ts";
import { ReportPageRef, ReportRef } from "./schema/report.ts";

builder.queryFields((t) => ({
  reports: t.field({
    type: ReportPageRef,
    description: "Reports that you oversee or that your agency was asked for, the latest period first.",
    args: { first: t.arg.int(), after: t.arg.string() },
    resolve: (_, args, context) => listReports(actingIn(context), args),
  }),
  report: t.field({
    type: ReportRef,
    nullable: true,
    description: "Null for an unknown one and for one that is not yours to see, alike.",
    args: { id: t.arg.id({ required: true }) },
    resolve: (_, { id }, context) => findReport(actingIn(context), id),
  }),
  sharedReports: t.field({
    type: [SharedReportRef],
    description: "The protected copies of filed reports, for everybody at the table.",
    resolve: (_, __, context) => listSharedReports(actingIn(context)),
  }),
}));
