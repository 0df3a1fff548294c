import { StartMeetingInput } from "@roundtable/shared/agendas.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { MeetingNotRunning } from "../problems.ts";
import { requireAgenda } from "../queries/require.ts";

/** The meeting begins. Said twice at once, it begins once. */
export function startMeeting(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(StartMeetingInput, raw);
  return transact(acting, { mutation: "startMeeting", input }, async ({ tx, reading, record }) => {
    const { sitting, meetingId, meeting } = await requireAgenda(reading, input.meetingId, "meeting.start");
    if (sitting.endedAt || meeting.cancelled || meeting.series.state !== "OPEN") throw new MeetingNotRunning();
    if (!sitting.startedAt)
      await tx.sitting.updateMany({ where: { meetingId, startedAt: null }, data: { startedAt: acting.clock.now(), version: { increment: 1 } } });
    record({ action: "meeting.start", outcome: "OK", subjectIds: [meetingId], detail: { fields: "ACTION" } });
    return meetingId;
  });
}
