import { EndMeetingInput } from "@roundtable/shared/agendas.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireRunning } from "../queries/require.ts";

/** The meeting is over, its closed session with it; who was still there has left, and the handouts are gone (MT-18). */
export function endMeeting(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(EndMeetingInput, raw);
  return transact(acting, { mutation: "endMeeting", input }, async ({ tx, reading, record }) => {
    const { sitting, meetingId } = await requireRunning(reading, input.meetingId, "meeting.end");
    const now = acting.clock.now();
    const closedEndedAt = sitting.closedOpenedAt && (sitting.closedEndedAt ?? now);
    await tx.attendance.updateMany({ where: { meetingId, leftAt: null, arrivedAt: { lte: now } }, data: { leftAt: now, version: { increment: 1 } } });
    await tx.sitting.updateMany({
      where: { meetingId },
      data: { endedAt: now, currentItemId: null, currentSince: null, closedEndedAt, version: { increment: 1 } },
    });
    record({ action: "meeting.end", outcome: "OK", subjectIds: [meetingId], detail: { fields: "ACTION" } });
    return meetingId;
  });
}
