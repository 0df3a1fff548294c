import { randomUUIDv7 } from "node:crypto";
import { PrepareReportInput } from "@roundtable/shared/reports.ts";
import type { Acting } from "#platform/acting.ts";
import { NotFound } from "#platform/errors.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { findAgencyAtTable } from "#features/agencies/queries.ts";
import { findPeriod } from "#features/grants/queries.ts";
import { latestForm } from "../forms/all-forms.ts";
import { ReportExists } from "../problems.ts";
import { findReportOf, mayKeep, refuseReport } from "../queries/reports.ts";
import { formsOfReports } from "../rules.ts";
import { tellReport } from "./tell-report.ts";

/** Begins the report of one period and asks agencies for their numbers. */
export function prepareReport(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(PrepareReportInput, raw);
  const { actor, clock } = acting;
  return transact(acting, { mutation: "prepareReport", input }, async (unit) => {
    const { tx, reading, announce } = unit;
    const period = await findPeriod(reading, input.ruleId, input.periodStartsOn);
    if (!period || !mayKeep(reading, period.award)) return refuseReport(reading, input.ruleId, "report.prepare");
    const { rule, award } = period;
    const code = formsOfReports[rule.report];
    if (!code) throw new InvalidInput([{ path: ["ruleId"], message: "is of a report that is not put together here" }]);
    for (const [at, id] of input.agencyIds.entries())
      if (!(await findAgencyAtTable(reading, id))) throw new InvalidInput([{ path: ["agencyIds", String(at)], message: "does not sit at this table" }]);
    const about = { taskForceId: actor.taskForceId, holderAgencyId: award.holderAgencyId };
    const report = {
      ...about,
      awardId: award.id,
      ruleId: rule.id,
      form: code,
      formVersion: latestForm(code).version,
      periodStartsOn: new Date(period.startsOn),
      periodEndsOn: new Date(period.endsOn),
      preparedById: actor.personId,
      preparedAt: clock.now(),
    };
    // Of two at once the second waits here for the first, and then finds its place taken.
    const { count } = await tx.report.createMany({ data: [report], skipDuplicates: true });
    const begun = await findReportOf(reading, rule.id, period.startsOn);
    if (!begun) throw new NotFound();
    if (count === 0) throw new ReportExists(begun.id);
    const reportId = begun.id;
    const asked = { ...about, reportId, askedAt: clock.now(), changedAt: clock.now() };
    const entries = input.agencyIds.map((agencyId) => ({ id: randomUUIDv7(), ...asked, agencyId }));
    await tx.reportEntry.createMany({ data: entries });
    for (const { id } of entries) announce({ topic: "report.numbers-asked", payload: { entryId: id, byId: actor.personId } });
    await tellReport(unit, "report.prepare", { ...about, reportId, agencyId: null }, { kind: "PREPARED" });
    return reportId;
  });
}
