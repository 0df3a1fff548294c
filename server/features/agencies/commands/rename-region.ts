import { RenameRegionInput } from "@roundtable/shared/agencies.ts";
import type { Acting } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { refuse } from "../queries/records.ts";

/** Gives a region another name; referrals that name it keep it. @returns the id of its table */
export function renameRegion(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(RenameRegionInput, raw);
  return transact(acting, { mutation: "renameRegion", input }, async ({ tx, reading, record }) => {
    const where = { AND: [readable(reading.ability, "Region", "administer"), { id: input.regionId }] };
    const region = (await tx.region.findFirst({ where, select: { id: true, taskForceId: true } })) ?? (await refuse(reading, input.regionId, "region.rename"));
    await tx.region.updateMany({ where: { id: region.id }, data: { name: input.name } });
    record({ action: "region.rename", outcome: "OK", subjectIds: [region.id, region.taskForceId], detail: { fields: "ACTION" } });
    return region.taskForceId;
  });
}
