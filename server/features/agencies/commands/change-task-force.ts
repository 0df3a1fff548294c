import { ChangeTaskForceInput } from "@roundtable/shared/agencies.ts";
import type { Acting } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireTaskForce } from "../queries/records.ts";

/** Corrects a table and adds regions. Consents that run keep the days that they were recorded for. */
export function changeTaskForce(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(ChangeTaskForceInput, raw);
  const { name, timeZone, consentDefaultDays, consentMaximumDays } = input;
  return transact(acting, { mutation: "changeTaskForce", input }, async ({ tx, reading, record }) => {
    const { id } = await requireTaskForce(reading, input.taskForceId, "task-force.change");
    const { count } = await tx.taskForce.updateMany({
      where: { id, version: input.version },
      data: { name, timeZone, consentDefaultDays, consentMaximumDays, version: { increment: 1 } },
    });
    if (count === 0) throw new Conflict("TaskForce", id);
    const known = await tx.region.findMany({ where: { AND: [readable(reading.ability, "Region"), { taskForceId: id }] }, select: { name: true } });
    const regions = [...new Set(input.newRegions)].filter((region) => !known.some((one) => one.name === region));
    await tx.region.createMany({ data: regions.map((region) => ({ taskForceId: id, name: region })) });
    record({ action: "task-force.change", outcome: "OK", subjectIds: [id], detail: { fields: "ACTION" } });
    return id;
  });
}
