import { ExportReportInput } from "@roundtable/shared/reports.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { requireRecentFactor } from "#platform/step-up.ts";
import { transact } from "#platform/transact.ts";
import { findReport, refuseReport } from "../queries/reports.ts";

/** Lets a report out as a file: after the second factor, and logged (WB-07). What is in it is what its reader may see. */
export function exportReport(acting: Acting, raw: unknown): Promise<string> {
  requireRecentFactor(acting);
  const input = parse(ExportReportInput, raw);
  return transact(acting, { mutation: "exportReport", input }, async ({ reading, record }) => {
    const report = await findReport(reading, input.reportId);
    if (!report) return refuseReport(reading, input.reportId, "report.export");
    record({ action: "report.export", outcome: "OK", subjectIds: [report.id], detail: { fields: "FULL" } });
    return report.id;
  });
}
