import { CancelPollInput } from "@roundtable/shared/meetings.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { PollOver } from "../problems.ts";
import { requirePoll } from "../queries.ts";

/** Gives a poll up: no meeting comes of it. */
export function cancelPoll(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(CancelPollInput, raw);
  return transact(acting, { mutation: "cancelPoll", input }, async ({ tx, reading, record }) => {
    const poll = await requirePoll(reading, input.pollId, "poll.cancel", "keep");
    if (poll.state === "DECIDED" || poll.state === "CANCELLED") throw new PollOver();
    const where = { id: poll.id, version: input.version, state: poll.state };
    const { count } = await tx.poll.updateMany({ where, data: { state: "CANCELLED", version: { increment: 1 } } });
    if (count === 0) throw new Conflict("Poll", poll.id);
    record({ action: "poll.cancel", outcome: "OK", subjectIds: [poll.id], detail: { fields: "ACTION" } });
    return poll.id;
  });
}
