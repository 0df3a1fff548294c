import type { Need } from "@roundtable/shared/needs.ts";
import type { Discipline } from "@roundtable/shared/roles.ts";
import type { Reading } from "#platform/acting.ts";
import { isId } from "#platform/ids.ts";
import { type Page, pageOf, pageSize } from "#platform/paging.ts";
import { InvalidInput } from "#platform/problems.ts";

/** Where one table stands. */
export type Overview = {
  taskForceId: string;
  taskForceName: string;
  here: boolean;
  stages: { stage: number; name: string; elements: number }[];
  milestones: number;
  inPlace: number;
  lapsed: number;
  overdue: number;
  nextDue: { title: string; dueOn: string } | null;
  needs: Need[];
  regions: string[];
  disciplines: Discipline[];
};

/**
 * The roadmaps of every table at which the actor has a seat, by name, in one statement however many they are. The database
 * itself finds the tables from who asks: nothing of another table could be asked for by its id.
 */
export async function listOverviews(
  { db, actor, clock }: Reading,
  { first, after }: { first?: number | null; after?: string | null },
): Promise<Page<Overview>> {
  const size = pageSize(first);
  if (after != null && !isId(after)) throw new InvalidInput([{ path: ["after"], message: "is not a place in this list" }]);
  const rows = await db.$queryRaw<{ table: Omit<Overview, "here"> }[]>`
    SELECT "table" FROM app.roadmap_overview(${clock.now()}::timestamptz, ${after ?? null}::uuid, ${size + 1}::int)`;
  const nodes = rows.map(({ table }): Overview => ({ ...table, here: table.taskForceId === actor.taskForceId }));
  return pageOf(nodes, size, ({ taskForceId }) => taskForceId);
}
