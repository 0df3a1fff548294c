import type { Database } from "#platform/db.ts";
import { asDate } from "../rules/days.ts";
import { daysOf } from "../rules/occurrences.ts";
import { isRuleDay } from "../rules/recurrence.ts";

/** Lets the calendars of a body's people follow its roster. `db` is of role hub_worker. */
export async function announceRoster(db: Database, bodyId: string): Promise<void> {
  const open = await db.meetingSeries.findMany({ where: { bodyId, state: "OPEN" }, select: { id: true } });
  for (const { id } of open) await announceSeries(db, id);
}

/** Lets calendars follow a day on which a table does not meet, or does again: every series that would meet that day is sent anew. */
export async function announceDayOff(db: Database, { taskForceId, onDay }: { taskForceId: string; onDay: string }): Promise<void> {
  const open = await db.meetingSeries.findMany({
    where: { taskForceId, state: "OPEN", skipsDaysOff: true, rule: { not: null }, startsOn: { lte: asDate(onDay) }, untilOn: { gte: asDate(onDay) } },
    select: { id: true, startsOn: true, rule: true, untilOn: true },
  });
  for (const series of open) {
    if (!isRuleDay(daysOf(series), onDay)) continue;
    await db.meetingSeries.updateMany({ where: { id: series.id }, data: { sequence: { increment: 1 } } });
    await announceSeries(db, series.id);
  }
}

async function announceSeries(db: Database, seriesId: string): Promise<void> {
  await db.$executeRaw`SELECT app.add_job('meeting.changed', ${JSON.stringify({ seriesId })}::jsonb, null, null)`;
}
