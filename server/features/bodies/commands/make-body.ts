import { randomUUIDv7 } from "node:crypto";
import { MakeBodyInput } from "@roundtable/shared/meetings.ts";
import type { Acting } from "#platform/acting.ts";
import { InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { mayMakeBodies, refuseMeeting } from "../queries.ts";
import { requireSeated } from "../queries/seated.ts";

/** Makes a body with its roster. Whoever makes a restricted one is on it: nobody else would see that it is there. */
export function makeBody(acting: Acting, raw: unknown): Promise<string> {
  const { clientKey, roster, ...columns } = parse(MakeBodyInput, raw);
  const { taskForceId, personId } = acting.actor;
  return transact(acting, { mutation: "makeBody", input: { clientKey, ...columns, roster } as { clientKey: string } }, async ({ tx, reading, record }) => {
    if (!mayMakeBodies(reading)) return refuseMeeting(reading, null, "body.make");
    const people = new Map(roster.map((seat) => [seat.personId, seat]));
    if (people.size !== roster.length) throw new InvalidInput([{ path: ["roster"], message: "names somebody twice" }]);
    if (!roster.some(({ role }) => role === "CHAIR")) throw new InvalidInput([{ path: ["roster"], message: "needs a chair" }]);
    if (columns.restricted && !people.has(personId)) throw new InvalidInput([{ path: ["roster"], message: "of a restricted body names whoever makes it" }]);
    await requireSeated(reading, [...people.keys()]);
    const id = randomUUIDv7();
    await tx.body.createMany({ data: { id, taskForceId, ...columns } });
    // The maker first, where they are on it: what comes after is theirs to see by then.
    const inOrder = roster.toSorted((one, other) => Number(other.personId === personId) - Number(one.personId === personId));
    for (const seat of inOrder) await tx.bodySeat.createMany({ data: { id: randomUUIDv7(), taskForceId, bodyId: id, ...seat } });
    record({ action: "body.make", outcome: "OK", subjectIds: [id], detail: { fields: "ACTION", kind: columns.kind, restricted: columns.restricted } });
    return id;
  });
}
