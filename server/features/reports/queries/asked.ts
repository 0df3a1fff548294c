import type { EntryState } from "@roundtable/shared/reports.ts";
import type { Locale } from "@roundtable/shared/roles.ts";
import type { Database } from "#platform/db.ts";
import { findOwedReport } from "#features/grants/queries/reminders.ts";
import { staffAt, type Told } from "#features/notifications/queries/news.ts";
import type { Asked } from "../emails/numbers-asked.ts";
import { written } from "../rules.ts";

/** Every `db` here is of role hub_worker. An announcement names the entry, and who asked. */
export type AskedOf = { entryId: string; byId: string };

/** Who answers for the numbers that are waited for: the leads of the agency but whoever asked. Nobody once it has certified or is excused. */
export async function leadsAsked(db: Database, { entryId, byId }: AskedOf, state: EntryState): Promise<Told | undefined> {
  const entry = await db.reportEntry.findFirst({ where: { id: entryId, state }, select: { agencyId: true, taskForceId: true } });
  if (!entry) return undefined;
  const { personIds, taskForceId } = await staffAt(db, entry, ["AGENCY_LEAD"]);
  return { personIds: personIds.filter((id) => id !== byId), ...(taskForceId !== undefined && { taskForceId }) };
}

/** The report that an entry is a part of, as mail may call it; undefined once it is not owed any more. */
export async function askedReport(db: Database, { entryId }: Pick<AskedOf, "entryId">, locale: Locale): Promise<Asked | undefined> {
  const entry = await db.reportEntry.findFirst({ where: { id: entryId }, select: { report: { select: { ruleId: true, periodStartsOn: true } } } });
  return entry ? await findOwedReport(db, { ruleId: entry.report.ruleId, startsOn: written(entry.report.periodStartsOn) }, locale) : undefined;
}
