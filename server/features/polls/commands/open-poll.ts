import { randomUUIDv7 } from "node:crypto";
import { OpenPollInput } from "@roundtable/shared/meetings.ts";
import type { Acting } from "#platform/acting.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { findTaskForce } from "#features/agencies/queries.ts";
import { requireBody } from "#features/bodies/queries.ts";

/** Asks a body when it can meet. Everybody on its roster is sent a link to answer with. */
export function openPoll(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(OpenPollInput, raw);
  const now = acting.clock.now();
  return transact(acting, { mutation: "openPoll", input }, async ({ tx, reading, record, announce }) => {
    const body = await requireBody(reading, input.bodyId, "poll.open", "keep");
    const times = [...new Set(input.startsAt.map((at) => at.getTime()))].toSorted((one, other) => one - other);
    const { deadlineAt } = input;
    if (times.length < 2) throw new InvalidInput([{ path: ["startsAt"], message: "offers one time alone" }]);
    if (deadlineAt <= now) throw new InvalidInput([{ path: ["deadlineAt"], message: "is not in the future" }]);
    if ((times[0] ?? 0) <= deadlineAt.getTime()) throw new InvalidInput([{ path: ["startsAt"], message: "begins before the deadline" }]);
    const { timeZone } = await findTaskForce(reading);
    const { taskForceId } = body;
    const { title, closed, placeKind, place = null, link = null, minutes, hidden } = input;
    const id = randomUUIDv7();
    const about = { title, closed, placeKind, place, link, minutes, hidden, timeZone, deadlineAt };
    await tx.poll.createMany({ data: { id, taskForceId, bodyId: body.id, ...about, createdById: acting.actor.personId, createdAt: now } });
    const options = times.map((at) => ({ id: randomUUIDv7(), taskForceId, bodyId: body.id, pollId: id, startsAt: new Date(at) }));
    await tx.pollOption.createMany({ data: options });
    record({ action: "poll.open", outcome: "OK", subjectIds: [id, body.id], detail: { fields: "ACTION" } });
    announce({ topic: "meeting.poll-opened", payload: { pollId: id } });
    return id;
  });
}
