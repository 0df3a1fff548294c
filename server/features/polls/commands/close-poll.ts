import { ClosePollInput } from "@roundtable/shared/meetings.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { PollOver } from "../problems.ts";
import { requirePoll } from "../queries.ts";

/** Takes no more answers, before the deadline. */
export function closePoll(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(ClosePollInput, raw);
  return transact(acting, { mutation: "closePoll", input }, async ({ tx, reading, record }) => {
    const poll = await requirePoll(reading, input.pollId, "poll.close", "keep");
    if (poll.state !== "OPEN") throw new PollOver();
    const where = { id: poll.id, version: input.version, state: "OPEN" } as const;
    const { count } = await tx.poll.updateMany({ where, data: { state: "CLOSED", version: { increment: 1 } } });
    if (count === 0) throw new Conflict("Poll", poll.id);
    record({ action: "poll.close", outcome: "OK", subjectIds: [poll.id], detail: { fields: "ACTION" } });
    return poll.id;
  });
}
