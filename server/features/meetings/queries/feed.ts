import type { ICalEventData } from "ical-generator";
import type { Reading } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { eventsOf } from "../emails/calendar-entry.ts";
import { listDaysOff } from "../queries.ts";
import { written } from "../rules/days.ts";

/**
 * The meetings of the bodies in which the reader sits, or of one of these, for a calendar program: every open series, in the
 * same few statements however many there are. They name nobody, and of a closed session say its time alone (MT-05).
 */
export async function meetingEvents(reading: Reading, bodyId: string | null): Promise<ICalEventData[]> {
  const { db, ability, actor } = reading;
  const { personId, taskForceId } = actor;
  const theirs = { taskForceId, state: "OPEN" as const, body: { is: { seats: { some: { personId } } } }, ...(bodyId !== null && { bodyId }) };
  const [series, free] = await Promise.all([
    db.meetingSeries.findMany({
      where: { AND: [readable(ability, "MeetingSeries"), theirs] },
      include: { meetings: { where: readable(ability, "Meeting"), orderBy: { onDay: "asc" } } },
      orderBy: { id: "asc" },
    }),
    listDaysOff(reading),
  ]);
  const daysOff = new Set(free.map(({ onDay }) => written(onDay)));
  return series.flatMap((row) => eventsOf({ ...row, daysOff }));
}
