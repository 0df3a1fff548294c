import { SetBodyRulesInput } from "@roundtable/shared/agendas.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireBody } from "#features/bodies/queries.ts";

/** Whether a body decides without a quorum (MT-07), and whether it is a public body (MT-12). */
export function setBodyRules(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(SetBodyRulesInput, raw);
  const { version, quorumBlocks, publicBody } = input;
  return transact(acting, { mutation: "setBodyRules", input }, async ({ tx, reading, record }) => {
    const { id } = await requireBody(reading, input.bodyId, "body.set-rules", "coordinate");
    const { count } = await tx.body.updateMany({ where: { id, version }, data: { quorumBlocks, publicBody, version: { increment: 1 } } });
    if (count === 0) throw new Conflict("Body", id);
    record({ action: "body.set-rules", outcome: "OK", subjectIds: [id], detail: { fields: "ACTION" } });
    return id;
  });
}
