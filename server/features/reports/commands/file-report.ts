import { FileReportInput } from "@roundtable/shared/reports.ts";
import type { Acting } from "#platform/acting.ts";
import { sqlState } from "#platform/errors.ts";
import { Conflict, InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { findTaskForce } from "#features/agencies/queries.ts";
import { findPeriod } from "#features/grants/queries.ts";
import { noteFiling } from "#features/grants/queries/filings.ts";
import { dayOf } from "#features/referrals/rules/clock.ts";
import { NotAtThisStep } from "../problems.ts";
import { activityOf } from "../queries/activity.ts";
import { requireKeptReport } from "../queries/reports.ts";
import { written } from "../rules.ts";
import { tellReport } from "./tell-report.ts";

/** Notes that a report was filed with its funder, when and by whom, and freezes its numbers (GR-3). Nothing is sent anywhere from here. */
export function fileReport(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(FileReportInput, raw);
  return transact(acting, { mutation: "fileReport", input }, async (unit) => {
    const { tx, reading, announce } = unit;
    const report = await requireKeptReport(reading, input.reportId, "report.file");
    if (report.state === "FILED") throw new NotAtThisStep("ALREADY_FILED");
    if (report.version !== input.version) throw new Conflict("Report", report.id);
    if (report.state !== "IN_REVIEW") throw new NotAtThisStep("NOT_ALL_CERTIFIED");
    const today = dayOf(reading.clock.now(), (await findTaskForce(reading)).timeZone);
    if (input.filedOn > today) throw new InvalidInput([{ path: ["filedOn"], message: "is still to come" }]);
    const period = await findPeriod(reading, report.ruleId, written(report.periodStartsOn));
    if (period?.endsOn !== written(report.periodEndsOn))
      throw new InvalidInput([{ path: ["reportId"], message: "is of a period that the award's rule no longer has" }]);
    // What is owed once is counted from the award's start, and filed while the award runs.
    const isEarly = input.filedOn <= period.endsOn && period.rule.frequency !== "ONCE";
    if (isEarly) throw new InvalidInput([{ path: ["filedOn"], message: "is before the period was over" }]);
    const work = await activityOf(reading, report);
    await tx.$executeRaw`SELECT app.file_report(${report.id}::uuid, ${input.filedOn}::date, ${JSON.stringify(work)}::jsonb)`.catch((error: unknown) => {
      // Somebody asked for changes or filed it in the moment between.
      throw sqlState(error) === "RT073" ? new Conflict("Report", report.id) : error;
    });
    await noteFiling(unit, period, input.filedOn);
    const { taskForceId, holderAgencyId } = report;
    await tellReport(unit, "report.file", { taskForceId, holderAgencyId, reportId: report.id, agencyId: null }, { kind: "FILED" });
    announce({ topic: "report.filed", payload: { reportId: report.id } });
    return report.id;
  });
}
