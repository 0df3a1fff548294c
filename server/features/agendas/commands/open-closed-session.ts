import { OpenClosedSessionInput } from "@roundtable/shared/agendas.ts";
import { statementVersion } from "@roundtable/shared/people.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireSeated } from "#features/bodies/queries/seated.ts";
import { MeetingNotRunning } from "../problems.ts";
import { requireRunning } from "../queries/require.ts";
import { whoSigned } from "../queries/room.ts";

/**
 * Closes the session. Of those in the room everybody is let in who signed the confidentiality statement in force, guests on paper;
 * the others are listed, and closed items wait until they have stepped out (MT-09).
 */
export function openClosedSession(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(OpenClosedSessionInput, raw);
  const { purpose: closedPurpose, movedById = null, reason = null } = input;
  return transact(acting, { mutation: "openClosedSession", input }, async ({ tx, reading, record }) => {
    const { meetingId, sitting, attendance } = await requireRunning(reading, input.meetingId, "meeting.close-session");
    if (sitting.closedOpenedAt) throw new MeetingNotRunning();
    if (movedById !== null) await requireSeated(reading, [movedById]);
    const now = acting.clock.now();
    const present = attendance.filter(({ leftAt }) => leftAt === null);
    const signed = await whoSigned(
      reading,
      present.flatMap(({ personId }) => personId ?? []),
    );
    const letIn = present.filter((one) => (one.personId === null ? one.statementVersion === statementVersion : signed.has(one.personId)));
    await tx.attendance.updateMany({ where: { id: { in: letIn.map(({ id }) => id) } }, data: { admittedAt: now, version: { increment: 1 } } });
    const facts = { closedPurpose, closedMovedById: movedById, closedReason: reason, closedOpenedAt: now };
    await tx.sitting.updateMany({
      where: { meetingId, closedOpenedAt: null },
      data: { ...facts, currentItemId: null, currentSince: null, version: { increment: 1 } },
    });
    record({
      action: "meeting.close-session",
      outcome: "OK",
      subjectIds: [meetingId],
      detail: { fields: "ACTION", admitted: letIn.length, notAdmitted: present.length - letIn.length },
    });
    return meetingId;
  });
}
