import DataLoader from "dataloader";
import type { EntryAction, ReportAction, ReportNumber } from "@roundtable/shared/reports.ts";
import type { ReportEntryModel, ReportEventModel, ReportModel, ReportSnapshotModel } from "../../../../prisma/client/models.ts";
import { actingAs } from "#platform/actor.ts";
import { type Reading, recordRead } from "#platform/acting.ts";
import { readable, subject } from "#platform/casl.ts";
import { NotFound } from "#platform/errors.ts";
import { isId } from "#platform/ids.ts";
import { type Page, pageOf, pageSize } from "#platform/paging.ts";
import { InvalidInput } from "#platform/problems.ts";
import { NotYourNumbers } from "../problems.ts";
import { stepsOf } from "../rules.ts";

export type Filing = Omit<ReportSnapshotModel, "body">;
export type EntryView = ReportEntryModel & { report: ReportModel };
export type ReportView = ReportModel & { entries: EntryView[]; filing: Filing | null };

const filingColumns = {
  id: true,
  taskForceId: true,
  holderAgencyId: true,
  reportId: true,
  work: true,
  sha256: true,
  filedOn: true,
  filedById: true,
  filedAt: true,
} as const;

/** The reports that this reader has to do with, the latest period first. `after` is the id of the last one shown. */
export async function listReports(reading: Reading, { first, after }: { first?: number | null; after?: string | null }): Promise<Page<ReportView>> {
  const { db, ability, actor } = reading;
  const size = pageSize(first);
  if (after != null && !isId(after)) throw new InvalidInput([{ path: ["after"], message: "is not a place in this list" }]);
  const rows = await db.report.findMany({
    where: { AND: [readable(ability, "Report"), { taskForceId: actor.taskForceId }] },
    orderBy: [{ periodEndsOn: "desc" }, { id: "desc" }],
    take: size + 1,
    ...(after == null ? {} : { cursor: { id: after }, skip: 1 }),
  });
  return pageOf(await viewsOf(reading, rows), size, ({ id }) => id);
}

/** One report; null for an unknown id, and for one that is not this reader's to see. */
export async function findReport(reading: Reading, id: string): Promise<ReportView | null> {
  if (!isId(id)) return null;
  const { db, ability, actor } = reading;
  const rows = await db.report.findMany({ where: { AND: [readable(ability, "Report"), { id, taskForceId: actor.taskForceId }] } });
  return (await viewsOf(reading, rows))[0] ?? null;
}

/** The report of one period; null when none was begun, or not to this reader's knowledge. The periods of one moment are looked up in one statement. */
export function findReportOf(reading: Reading, ruleId: string, periodStartsOn: string): Promise<ReportView | null> {
  const loader =
    ofPeriods.get(reading) ??
    new DataLoader<string, ReportView | null>(
      async (keys) => {
        const { db, ability, actor } = reading;
        const ruleIds = [...new Set(keys.map((key) => key.slice(0, 36)))];
        return actingAs(actor, async () => {
          const rows = await db.report.findMany({ where: { AND: [readable(ability, "Report"), { taskForceId: actor.taskForceId, ruleId: { in: ruleIds } }] } });
          const views = new Map((await viewsOf(reading, rows)).map((view) => [`${view.ruleId}:${view.periodStartsOn.toISOString().slice(0, 10)}`, view]));
          return keys.map((key) => views.get(key) ?? null);
        });
      },
      { cache: false },
    );
  ofPeriods.set(reading, loader);
  return loader.load(`${ruleId}:${periodStartsOn}`);
}
const ofPeriods = new WeakMap<Reading, DataLoader<string, ReportView | null>>();

async function viewsOf({ db, ability }: Reading, rows: ReportModel[]): Promise<ReportView[]> {
  if (rows.length === 0) return [];
  const ofThese = { reportId: { in: rows.map(({ id }) => id) } };
  const entries = await db.reportEntry.findMany({ where: { AND: [readable(ability, "ReportEntry"), ofThese] }, orderBy: [{ askedAt: "asc" }, { id: "asc" }] });
  const filings = await db.reportSnapshot.findMany({ where: { AND: [readable(ability, "ReportSnapshot"), ofThese] }, select: filingColumns });
  const entriesOf = Map.groupBy(entries, ({ reportId }) => reportId);
  const filingOf = new Map(filings.map((filing) => [filing.reportId, filing]));
  return rows.map((report) => ({
    ...report,
    entries: (entriesOf.get(report.id) ?? []).map((entry) => ({ ...entry, report })),
    filing: filingOf.get(report.id) ?? null,
  }));
}

/** One agency's entry, with its report; null as above. */
export async function findEntry({ db, ability, actor }: Reading, id: string): Promise<EntryView | null> {
  if (!isId(id)) return null;
  const entry = await db.reportEntry.findFirst({ where: { AND: [readable(ability, "ReportEntry"), { id, taskForceId: actor.taskForceId }] } });
  const report = entry && (await db.report.findFirst({ where: { AND: [readable(ability, "Report"), { id: entry.reportId }] } }));
  return entry && report ? { ...entry, report } : null;
}

/** The numbers that the reader's own agency has entered so far. Nobody reads another agency's. */
export async function ownNumbers({ db, ability }: Reading, entryId: string): Promise<ReportNumber[]> {
  const rows = await db.reportNumber.findMany({
    where: { AND: [readable(ability, "ReportNumber"), { entryId }] },
    orderBy: [{ section: "asc" }, { row: "asc" }, { column: "asc" }],
  });
  return rows.map(({ section, row, column, value }) => ({ section, row, column, value }) as ReportNumber);
}

/** What happened to a report, the latest first. */
export function historyOf({ db, ability }: Reading, reportId: string): Promise<ReportEventModel[]> {
  return db.reportEvent.findMany({ where: { AND: [readable(ability, "ReportEvent"), { reportId }] }, orderBy: [{ at: "desc" }, { id: "desc" }], take: 200 });
}

/** What this reader may do with an entry now. */
export function entryActionsOf({ ability }: Reading, { report, ...entry }: EntryView): EntryAction[] {
  const row = subject("ReportEntry", { ...entry });
  return stepsOf(entry, report.state, { enter: ability.can("report", row), certify: ability.can("confirm", row), keep: ability.can("keep", row) });
}

/** What this reader may do with a report now. */
export function reportActionsOf(reading: Reading, report: ReportView): ReportAction[] {
  return mayKeep(reading, report) && report.state === "IN_REVIEW" ? ["FILE", "EXPORT"] : ["EXPORT"];
}

/** Whether this reader keeps a report: prepares it, asks for changes, files it. */
export function mayKeep({ ability }: Reading, { taskForceId, holderAgencyId }: Pick<ReportModel, "taskForceId" | "holderAgencyId">): boolean {
  return ability.can("keep", subject("Report", { taskForceId, holderAgencyId } as ReportModel));
}

/**
 * An entry of the reader's own agency. @throws NotFound when it is not there or not theirs to see; NotYourNumbers when they
 * see that it is another agency's. Either attempt is logged.
 */
export async function requireOwnEntry(reading: Reading, id: string, action: string): Promise<EntryView> {
  const entry = await findEntry(reading, id);
  if (entry?.agencyId === reading.actor.agencyId) return entry;
  if (!entry) return refuseReport(reading, id, action);
  await recordRead(reading, { action, outcome: "DENIED", subjectIds: [id], detail: { fields: "ACTION" } });
  throw new NotYourNumbers();
}

/** An entry of a report that they keep. @throws NotFound as above */
export async function requireKeptEntry(reading: Reading, id: string, action: string): Promise<EntryView> {
  const entry = await findEntry(reading, id);
  return entry && mayKeep(reading, entry) ? entry : refuseReport(reading, id, action);
}

/** A report that they keep. @throws NotFound as above */
export async function requireKeptReport(reading: Reading, id: string, action: string): Promise<ReportView> {
  const report = await findReport(reading, id);
  return report && mayKeep(reading, report) ? report : refuseReport(reading, id, action);
}

/** Logs that somebody tried. @throws NotFound always: one answer for what is hidden, unknown and not theirs */
export async function refuseReport(reading: Reading, id: string, action: string): Promise<never> {
  await recordRead(reading, { action, outcome: "DENIED", subjectIds: [id], detail: { fields: "ACTION" } });
  throw new NotFound();
}
