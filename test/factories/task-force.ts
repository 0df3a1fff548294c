import type { PrismaClient } from "../../prisma/client/client.ts";
import type { RegionModel, TaskForceModel } from "../../prisma/client/models.ts";

/** A table of its own, so that nothing of another test shows up in it. */
export function buildTaskForce(db: PrismaClient, overrides: Partial<Omit<TaskForceModel, "id">> = {}): Promise<TaskForceModel> {
  return db.taskForce.create({ data: { name: "Testing Task Force", ...overrides } });
}

export async function buildRegion(db: PrismaClient, overrides: { taskForceId?: string; name?: string } = {}): Promise<RegionModel> {
  const taskForceId = overrides.taskForceId ?? (await buildTaskForce(db)).id;
  return db.region.create({ data: { taskForceId, name: overrides.name ?? "Middle Region" } });
}
