import { RemoveDayOffInput } from "@roundtable/shared/meetings.ts";
import type { Acting } from "#platform/acting.ts";
import { readable, subject } from "#platform/casl.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { refuseMeeting } from "#features/bodies/queries.ts";
import { written } from "../rules/days.ts";

/** The table meets on that day after all. */
export function removeDayOff(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(RemoveDayOffInput, raw);
  return transact(acting, { mutation: "removeDayOff", input }, async ({ tx, reading, record, announce }) => {
    const day = await tx.dayOff.findFirst({ where: { AND: [readable(reading.ability, "DayOff"), { id: input.dayOffId }] } });
    if (!day || !reading.ability.can("coordinate", subject("DayOff", day))) return refuseMeeting(reading, input.dayOffId, "day-off.remove");
    await tx.dayOff.deleteMany({ where: { id: day.id } });
    record({ action: "day-off.remove", outcome: "OK", subjectIds: [day.id], detail: { fields: "ACTION" } });
    announce({ topic: "meeting.days-off", payload: { taskForceId: day.taskForceId, onDay: written(day.onDay) } });
    return day.id;
  });
}
