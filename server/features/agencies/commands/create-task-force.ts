import { randomUUIDv7 } from "node:crypto";
import { CreateTaskForceInput } from "@roundtable/shared/agencies.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireOperator } from "../queries/records.ts";

/** Lays a new table with its regions. Nobody sits at it yet. @throws NotFound for whoever is not an operator */
export function createTaskForce(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(CreateTaskForceInput, raw);
  const { name, timeZone, consentDefaultDays, consentMaximumDays } = input;
  return transact(acting, { mutation: "createTaskForce", input }, async ({ tx, reading, record }) => {
    await requireOperator(reading, "task-force.create");
    const id = randomUUIDv7();
    await tx.taskForce.createMany({ data: [{ id, name, timeZone, consentDefaultDays, consentMaximumDays, createdAt: acting.clock.now() }] });
    await tx.region.createMany({ data: [...new Set(input.regions)].map((region) => ({ taskForceId: id, name: region })) });
    record({ action: "task-force.create", outcome: "OK", subjectIds: [id], detail: { fields: "ACTION" } });
    return id;
  });
}
