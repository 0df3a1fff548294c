import { randomUUIDv7 } from "node:crypto";
import type { AnswerWay, MeetingAnswer } from "../../../../prisma/client/enums.ts";
import type { MeetingSeriesModel } from "../../../../prisma/client/models.ts";
import type { Transaction } from "#platform/db.ts";
import { asDate } from "../rules/days.ts";

type Reply = { personId: string; onDay: string | null; answer: MeetingAnswer; way: AnswerWay; answeredAt: Date };

/** Keeps whether somebody comes. Added first: of two at once one waits here, and then changes what the other added. */
export async function noteReply(
  tx: Transaction,
  { id: seriesId, taskForceId, bodyId, sequence }: Pick<MeetingSeriesModel, "id" | "taskForceId" | "bodyId" | "sequence">,
  { personId, onDay, answer, way, answeredAt }: Reply,
): Promise<void> {
  const whose = { seriesId, personId, onDay: onDay === null ? null : asDate(onDay) };
  const data = { answer, way, sequence, answeredAt };
  const { count } = await tx.meetingReply.createMany({ data: { id: randomUUIDv7(), taskForceId, bodyId, ...whose, ...data }, skipDuplicates: true });
  if (count === 0) await tx.meetingReply.updateMany({ where: whose, data });
}
