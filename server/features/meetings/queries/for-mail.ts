import type { Database } from "#platform/db.ts";
import { written } from "../rules/days.ts";

/** A series as mails, links and calendars are made of it. */
export type SeriesForMail = NonNullable<Awaited<ReturnType<typeof seriesForMail>>>;

/** One series with what differs from its rule and the days off of its table; null when it is gone. `db` is of role hub_worker. */
export async function seriesForMail(db: Database, id: string) {
  const series = await db.meetingSeries.findUnique({ where: { id }, include: { meetings: { orderBy: { onDay: "asc" } } } });
  if (!series) return null;
  const free = await db.dayOff.findMany({ where: { taskForceId: series.taskForceId }, select: { onDay: true } });
  const daysOff: ReadonlySet<string> = new Set(free.map(({ onDay }) => written(onDay)));
  return { ...series, daysOff };
}
