import type { FlowCode } from "@roundtable/shared/reports.ts";
import type { SharedReportModel } from "../../../../prisma/client/models.ts";
import type { Reading } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import type { Shown } from "../rules/disclosure.ts";
import type { SharedCell } from "../rules/printing.ts";

export type FlowCell = { code: FlowCode; shown: Shown };
export type SharedView = Omit<SharedReportModel, "truth" | "holderAgencyId" | "kind" | "printed"> & { cells: SharedCell[]; flow: FlowCell[] };

const columns = {
  id: true,
  taskForceId: true,
  reportId: true,
  kind: true,
  edition: true,
  form: true,
  formVersion: true,
  periodStartsOn: true,
  periodEndsOn: true,
  printed: true,
  madeAt: true,
} as const;

/** The protected copies of filed reports, the latest edition of each, the latest period first. */
export async function listSharedReports({ db, ability, actor }: Reading): Promise<SharedView[]> {
  const rows = await db.sharedReport.findMany({
    where: { AND: [readable(ability, "SharedReport"), { taskForceId: actor.taskForceId }] },
    select: columns,
    orderBy: [{ periodEndsOn: "desc" }, { reportId: "desc" }, { edition: "desc" }],
    take: 200,
  });
  const flows = new Map(rows.filter(({ kind }) => kind === "FLOW").map((row) => [row.reportId, row.printed]));
  const seen = new Set<string>();
  return rows.flatMap(({ kind, printed, ...row }) => {
    if (kind !== "TABLES" || seen.has(row.reportId)) return [];
    seen.add(row.reportId);
    return [{ ...row, cells: printed as SharedCell[], flow: (flows.get(row.reportId) ?? []) as FlowCell[] }];
  });
}

/** How referrals went that were sent in the period of a report: protected numbers, from its filing on; empty where they are not for this reader. */
export async function flowOf({ db, ability }: Reading, reportId: string): Promise<FlowCell[]> {
  const row = await db.sharedReport.findFirst({ where: { AND: [readable(ability, "SharedReport"), { reportId, kind: "FLOW" }] }, select: { printed: true } });
  return (row?.printed ?? []) as FlowCell[];
}
