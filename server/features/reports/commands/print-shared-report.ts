import type { ReportModel } from "../../../../prisma/client/models.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/db.ts";
import { formOf } from "../forms/all-forms.ts";
import { periodAt } from "../queries/activity.ts";
import { type AgencyNumber, mayPrintAgain, printFlow, printShared, type Truth } from "../rules/printing.ts";

/** `db` is of role hub_worker: it alone reads the numbers of all agencies together, and gives them to nobody. */
export type PrintingParts = { db: Database; clock: Clock };

/**
 * Makes the protected copy of a filed report, and of how referrals went in its period: once, and frozen (safety.md §5).
 * After a correction another edition, unless the two beside each other would show a few people's coming or going (CR-24).
 *
 * @returns whether an edition was added
 */
export async function printSharedReport({ db, clock }: PrintingParts, reportId: string): Promise<boolean> {
  const report = await db.report.findUnique({ where: { id: reportId } });
  if (report?.state !== "FILED") return false;
  await printFlowOnce({ db, clock }, report);
  const last = await db.sharedReport.findFirst({ where: { reportId, kind: "TABLES" }, orderBy: { edition: "desc" } });
  const numbers = last ? await numbersNow(db, reportId) : await numbersFiled(db, reportId);
  if (!numbers) return false;
  const { cells, truth } = printShared(formOf(report.form, report.formVersion), numbers);
  if (last && (JSON.stringify(last.truth) === JSON.stringify(truth) || !mayPrintAgain(last.truth as unknown as Truth, truth))) return false;
  return write(db, report, { kind: "TABLES", edition: (last?.edition ?? 0) + 1, printed: cells, truth, madeAt: clock.now() });
}

/** What all agencies certified by now; undefined while one of them is at its numbers again. */
async function numbersNow(db: Database, reportId: string): Promise<AgencyNumber[] | undefined> {
  if ((await db.reportEntry.count({ where: { reportId, state: { in: ["DRAFT", "RETURNED"] } } })) > 0) return undefined;
  const rows = await db.reportNumber.findMany({ where: { entry: { reportId, state: "CERTIFIED" } } });
  return rows.map(({ agencyId, section, row, column, value }) => ({ agency: agencyId, section, row, column, value }));
}

async function numbersFiled(db: Database, reportId: string): Promise<AgencyNumber[]> {
  const { body } = await db.reportSnapshot.findFirstOrThrow({ where: { reportId }, select: { body: true } });
  return (JSON.parse(body) as { numbers: AgencyNumber[] }).numbers;
}

async function printFlowOnce({ db, clock }: PrintingParts, report: ReportModel): Promise<void> {
  if ((await db.sharedReport.count({ where: { reportId: report.id, kind: "FLOW" } })) > 0) return;
  const { timeZone } = await db.taskForce.findFirstOrThrow({ where: { id: report.taskForceId }, select: { timeZone: true } });
  const { from, until } = periodAt(report, timeZone);
  const sent = await db.share.groupBy({
    by: ["fromAgencyId", "status"],
    where: { taskForceId: report.taskForceId, sentAt: { gte: from, lt: until } },
    _count: { id: true },
  });
  const { cells, truth } = printFlow(sent.map(({ fromAgencyId, status, _count }) => ({ agency: fromAgencyId, status, count: _count.id })));
  await write(db, report, { kind: "FLOW", edition: 1, printed: cells, truth, madeAt: clock.now() });
}

type Copy = { kind: "TABLES" | "FLOW"; edition: number; printed: object[]; truth: Truth; madeAt: Date };

/** Two jobs at once make one copy: the second finds its place taken. */
async function write(db: Database, report: ReportModel, { printed, truth, ...copy }: Copy): Promise<boolean> {
  const { taskForceId, holderAgencyId, id: reportId, form, formVersion, periodStartsOn, periodEndsOn } = report;
  const row = { taskForceId, holderAgencyId, reportId, form, formVersion, periodStartsOn, periodEndsOn, ...copy };
  const { count } = await db.sharedReport.createMany({
    data: [{ ...row, printed, truth }],
    skipDuplicates: true,
  });
  return count > 0;
}
