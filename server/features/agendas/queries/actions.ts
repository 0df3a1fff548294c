import type { ActionItemModel } from "../../../../prisma/client/models.ts";
import type { Reading } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { isId } from "#platform/ids.ts";

export type ActionFilter = {
  bodyId?: string | null | undefined;
  milestoneId?: string | null | undefined;
  mine?: boolean | null | undefined;
  open?: boolean | null | undefined;
};

/** What is to be done, by when it is due; at most 200. */
export async function listActions({ db, ability, actor }: Reading, { bodyId, milestoneId, mine, open }: ActionFilter): Promise<ActionItemModel[]> {
  if ([bodyId, milestoneId].some((id) => id != null && !isId(id))) return [];
  const where = {
    ...(bodyId == null ? {} : { bodyId }),
    ...(milestoneId == null ? {} : { milestoneId }),
    ...(mine === true ? { ownerPersonId: actor.personId } : {}),
    ...(open == null ? {} : { status: open ? ("OPEN" as const) : { in: ["DONE" as const, "DROPPED" as const] } }),
  };
  return db.actionItem.findMany({ where: { AND: [readable(ability, "ActionItem"), where] }, orderBy: [{ dueOn: "asc" }, { id: "asc" }], take: 200 });
}

/** One of them; null for an unknown one and for one that is not for this reader. */
export async function findAction({ db, ability }: Reading, id: string): Promise<ActionItemModel | null> {
  return isId(id) ? await db.actionItem.findFirst({ where: { AND: [readable(ability, "ActionItem"), { id }] } }) : null;
}
