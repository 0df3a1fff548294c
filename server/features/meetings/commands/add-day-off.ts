import { randomUUIDv7 } from "node:crypto";
import { AddDayOffInput } from "@roundtable/shared/meetings.ts";
import type { DayOffModel } from "../../../../prisma/client/models.ts";
import type { Acting } from "#platform/acting.ts";
import { subject } from "#platform/casl.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { refuseMeeting } from "#features/bodies/queries.ts";
import { asDate } from "../rules/days.ts";

/** Says that the table does not meet on a day: meetings that come round leave it out, and calendars follow. */
export function addDayOff(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(AddDayOffInput, raw);
  const { taskForceId } = acting.actor;
  return transact(acting, { mutation: "addDayOff", input }, async ({ tx, reading, record, announce }) => {
    if (!reading.ability.can("coordinate", subject("DayOff", { taskForceId } as DayOffModel))) return refuseMeeting(reading, null, "day-off.add");
    const id = randomUUIDv7();
    const { count } = await tx.dayOff.createMany({ data: { id, taskForceId, onDay: asDate(input.onDay), name: input.name }, skipDuplicates: true });
    if (count === 0) throw new InvalidInput([{ path: ["onDay"], message: "is free already" }]);
    record({ action: "day-off.add", outcome: "OK", subjectIds: [id], detail: { fields: "ACTION" } });
    announce({ topic: "meeting.days-off", payload: { taskForceId, onDay: input.onDay } });
    return id;
  });
}
