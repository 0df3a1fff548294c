import { ChangeBodyInput } from "@roundtable/shared/meetings.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireBody } from "../queries.ts";

/** Another name, kind or quorum. Whether it is restricted stays as it was made: what its people said there stays among them. */
export function changeBody(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(ChangeBodyInput, raw);
  return transact(acting, { mutation: "changeBody", input }, async ({ tx, reading, record }) => {
    const { bodyId, version, clientKey: _, ...columns } = input;
    const { id } = await requireBody(reading, bodyId, "body.change", "coordinate");
    const { count } = await tx.body.updateMany({ where: { id, version }, data: { ...columns, version: { increment: 1 } } });
    if (count === 0) throw new Conflict("Body", id);
    record({ action: "body.change", outcome: "OK", subjectIds: [id], detail: { fields: "ACTION" } });
    return id;
  });
}
