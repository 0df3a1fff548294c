import { EndClosedSessionInput } from "@roundtable/shared/agendas.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { MeetingNotRunning } from "../problems.ts";
import { requireRunning } from "../queries/require.ts";

/** The session is open again, and at no item. It closes once a meeting. */
export function endClosedSession(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(EndClosedSessionInput, raw);
  return transact(acting, { mutation: "endClosedSession", input }, async ({ tx, reading, record }) => {
    const { meetingId, sitting } = await requireRunning(reading, input.meetingId, "meeting.reopen-session");
    if (!sitting.closedOpenedAt || sitting.closedEndedAt) throw new MeetingNotRunning();
    await tx.sitting.updateMany({
      where: { meetingId },
      data: { closedEndedAt: acting.clock.now(), currentItemId: null, currentSince: null, version: { increment: 1 } },
    });
    record({ action: "meeting.reopen-session", outcome: "OK", subjectIds: [meetingId], detail: { fields: "ACTION" } });
    return meetingId;
  });
}
