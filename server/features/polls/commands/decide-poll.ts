import { randomUUID, randomUUIDv7 } from "node:crypto";
import { DecidePollInput } from "@roundtable/shared/meetings.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { asDate, localOf } from "#features/meetings/rules/days.ts";
import { PollOver } from "../problems.ts";
import { requirePoll } from "../queries.ts";

/** Makes the meeting of one of the times, and invites everybody on the roster, whatever they answered (MT-06). */
export function decidePoll(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(DecidePollInput, raw);
  const now = acting.clock.now();
  return transact(acting, { mutation: "decidePoll", input }, async ({ tx, reading, record, announce }) => {
    const poll = await requirePoll(reading, input.pollId, "poll.decide", "keep");
    if (poll.state === "DECIDED" || poll.state === "CANCELLED") throw new PollOver();
    const option = poll.options.find(({ id }) => id === input.optionId);
    if (!option || option.startsAt <= now) throw new InvalidInput([{ path: ["optionId"], message: "is no time that is still to come" }]);
    const { taskForceId, bodyId, title, closed, placeKind, place, link, timeZone, minutes } = poll;
    const { day, minutes: startsAt } = localOf(option.startsAt, timeZone);
    const id = randomUUIDv7();
    const when = { timeZone, startsOn: asDate(day), startsAt, minutes, rule: null, untilOn: null, skipsDaysOff: false };
    const made = {
      id,
      taskForceId,
      bodyId,
      state: "OPEN",
      uid: `${randomUUID()}@roundtable.invalid`,
      createdById: acting.actor.personId,
      createdAt: now,
      changedAt: now,
    } as const;
    await tx.meetingSeries.createMany({ data: { ...made, ...when, title, closed, placeKind, place, link } });
    const where = { id: poll.id, version: input.version, state: poll.state };
    const { count } = await tx.poll.updateMany({ where, data: { state: "DECIDED", seriesId: id, version: { increment: 1 } } });
    if (count === 0) throw new Conflict("Poll", poll.id);
    record({ action: "poll.decide", outcome: "OK", subjectIds: [poll.id, id], detail: { fields: "ACTION" } });
    announce({ topic: "meeting.changed", payload: { seriesId: id } });
    return poll.id;
  });
}
