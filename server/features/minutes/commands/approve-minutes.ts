import { ApproveMinutesInput } from "@roundtable/shared/minutes.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { decide } from "#features/agendas/queries/decide.ts";
import { MeetingNotRunning } from "#features/agendas/problems.ts";
import { requireWritten } from "#features/agendas/queries/require.ts";
import { MinutesLocked } from "../problems.ts";
import { requireMinutes } from "../queries.ts";
import { carries, flagged } from "../rules/draft.ts";

/**
 * Approves minutes by a vote of a later meeting of the same body (MT-10). Before that every paragraph is looked through once more for
 * what could tell who somebody is (MT-17). A vote that does not carry is kept as well, and the minutes stay as they were.
 *
 * @throws InvalidInput naming each paragraph and the class that was seen; QuorumMissing
 */
export function approveMinutes(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(ApproveMinutesInput, raw);
  const { version, votes } = input;
  return transact(acting, { mutation: "approveMinutes", input }, async (unit) => {
    const { tx, reading, record } = unit;
    const minutes = await requireMinutes(reading, input.minutesId, "minutes.approve");
    const { item, agenda } = await requireWritten(reading, input.itemId, "minutes.approve");
    if (minutes.state !== "CIRCULATED") throw new MinutesLocked();
    if (agenda.body.id !== minutes.bodyId || agenda.meetingId === minutes.meetingId)
      throw new InvalidInput([{ path: ["itemId"], message: "is on no later meeting of this body" }]);
    if (!agenda.sitting.startedAt || agenda.sitting.endedAt) throw new MeetingNotRunning();
    const seen = flagged(minutes.entries);
    if (seen.length > 0) throw new InvalidInput(seen.map(({ id, kind }) => ({ path: ["entries", id], message: kind })));
    const carried = carries(votes);
    const decisionId = await decide(unit, { item, agenda, words: item.title, carried, votes });
    record({ action: "minutes.approve", outcome: "OK", subjectIds: [minutes.id, decisionId], detail: { fields: "ACTION", carried } });
    if (!carried) return minutes.id;
    const approved = { state: "APPROVED" as const, approvedAt: acting.clock.now(), decisionId, version: { increment: 1 } };
    const { count } = await tx.minutes.updateMany({ where: { id: minutes.id, version }, data: approved });
    if (count === 0) throw new Conflict("Minutes", minutes.id);
    return minutes.id;
  });
}
