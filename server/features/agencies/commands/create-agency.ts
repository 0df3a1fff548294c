import { randomUUIDv7 } from "node:crypto";
import { CreateAgencyInput } from "@roundtable/shared/agencies.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireOperator, requireTaskForce } from "../queries/records.ts";

/** Brings an agency into the hub, and to a table at once when one is named. @throws NotFound for whoever is not an operator */
export function createAgency(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(CreateAgencyInput, raw);
  const { clientKey: _, taskForceId, ...facts } = input;
  return transact(acting, { mutation: "createAgency", input }, async ({ tx, reading, record }) => {
    await requireOperator(reading, "agency.create");
    const id = randomUUIDv7();
    const now = acting.clock.now();
    const table = taskForceId == null ? undefined : await requireTaskForce(reading, taskForceId, "agency.create");
    await tx.agency.createMany({ data: [{ ...facts, id, createdAt: now }] });
    if (table) await tx.membership.createMany({ data: [{ agencyId: id, taskForceId: table.id, joinedAt: now }] });
    record({
      action: "agency.create",
      outcome: "OK",
      subjectIds: table ? [id, table.id] : [id],
      detail: { fields: "ACTION", discipline: input.discipline, confidentialProgram: input.confidentialProgram },
    });
    return id;
  });
}
