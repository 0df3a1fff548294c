import { randomUUIDv7 } from "node:crypto";
import { SeatInBodyInput } from "@roundtable/shared/meetings.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { LastChair } from "../problems.ts";
import { requireBody } from "../queries.ts";
import { requireSeated } from "../queries/seated.ts";
import { keepsAChair } from "../rules.ts";

/** Puts somebody on the roster, gives them another role, or takes them off; their calendar follows. */
export function seatInBody(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(SeatInBodyInput, raw);
  const { personId, role = null } = input;
  return transact(acting, { mutation: "seatInBody", input }, async ({ tx, reading, record, announce }) => {
    // Everybody may leave; the rest is the chair's and a coordinator's.
    const isLeaving = personId === acting.actor.personId && role === null;
    const body = await requireBody(reading, input.bodyId, "body.seat", isLeaving ? "answer" : "coordinate");
    if (!keepsAChair(body.seats, personId, role)) throw new LastChair();
    const where = { bodyId: body.id, personId };
    if (role === null) await tx.bodySeat.deleteMany({ where });
    else {
      const { count } = await tx.bodySeat.updateMany({ where, data: { role } });
      if (count === 0) await requireSeated(reading, [personId]);
      if (count === 0) await tx.bodySeat.createMany({ data: { id: randomUUIDv7(), taskForceId: body.taskForceId, ...where, role } });
    }
    record({ action: "body.seat", outcome: "OK", subjectIds: [body.id, personId], detail: { fields: "ACTION", role: role ?? "NONE" } });
    announce({ topic: "meeting.roster", payload: { bodyId: body.id } });
    return body.id;
  });
}
