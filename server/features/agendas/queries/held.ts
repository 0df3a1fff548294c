import type { Discipline } from "@roundtable/shared/roles.ts";
import type { Prisma } from "../../../../prisma/client/client.ts";
import type { Reading } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { attended } from "../rules.ts";

/** Somebody who attended; without a person it is a guest. Agency and discipline are those of that day. */
export type Present = { personId: string | null; agencyId: string | null; discipline: Discipline | null };
/** A meeting that took place, with those who attended by the rule of half the meeting (MT-08). */
export type HeldMeeting = { id: string; title: string; timeZone: string; startedAt: Date; endedAt: Date; present: Present[] };

/**
 * Of every meeting that the whole table may know of: not of a restricted body, and not closed as a whole. Who counts these counts the same as everybody else at the table, and tells
 * of nothing hidden, not even by a number (MT-02).
 */
export const ofOpenBodies: Prisma.SittingWhereInput = {
  meeting: { is: { series: { is: { state: { not: "DRAFT" }, closed: false, body: { is: { restricted: false } } } } } },
};

/**
 * The meetings of the actor's table that took place and are over, as far as they are for this reader, the earliest first; in the
 * same few statements however many there are.
 */
export async function heldMeetings({ db, ability, actor }: Reading, which: Prisma.SittingWhereInput): Promise<HeldMeeting[]> {
  const over = { taskForceId: actor.taskForceId, startedAt: { gt: new Date(0) }, endedAt: { gt: new Date(0) } };
  const sittings = await db.sitting.findMany({
    where: { AND: [readable(ability, "Sitting"), over, which] },
    include: {
      meeting: {
        include: {
          series: { select: { title: true, timeZone: true } },
          attendance: { where: readable(ability, "Attendance"), orderBy: [{ arrivedAt: "asc" }, { id: "asc" }] },
        },
      },
    },
    orderBy: [{ startedAt: "asc" }, { id: "asc" }],
  });
  return sittings.flatMap(({ meetingId, startedAt, endedAt, meeting: { title, series, attendance } }) => {
    if (!startedAt || !endedAt) return [];
    const present = attendance.filter((one) => attended(one, { startedAt, endedAt }));
    return [{ id: meetingId, title: title ?? series.title, timeZone: series.timeZone, startedAt, endedAt, present }];
  });
}
