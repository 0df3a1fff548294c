import type { Database } from "#platform/db.ts";
import type { Told } from "#features/notifications/queries/news.ts";

const day = 86_400_000;
/** A reminder comes so many days before something is due, */
const daysBefore = 3;
/** and again after so many while it is not done. */
const daysBetween = 7;

/** Actions that are due soon or were due, and of which nobody was reminded this week. `db` is of role hub_worker. */
export function actionsDue(db: Database, now: Date): Promise<{ id: string }[]> {
  const again = new Date(now.getTime() - daysBetween * day);
  return db.actionItem.findMany({
    where: { status: "OPEN", dueOn: { lte: new Date(now.getTime() + daysBefore * day) }, OR: [{ remindedOn: null }, { remindedOn: { lte: again } }] },
    select: { id: true },
    orderBy: { id: "asc" },
  });
}

/** Notes that somebody is reminded today and announces it, both or neither, and once however many hubs look. */
export async function noteReminded(db: Database, id: string, now: Date): Promise<void> {
  const again = new Date(now.getTime() - daysBetween * day);
  const payload = JSON.stringify({ actionItemId: id });
  await db.$transaction(async (tx) => {
    const { count } = await tx.actionItem.updateMany({
      where: { id, status: "OPEN", OR: [{ remindedOn: null }, { remindedOn: { lte: again } }] },
      data: { remindedOn: now },
    });
    if (count > 0) await tx.$executeRaw`SELECT app.add_job('action.due', ${payload}::jsonb, null, null)`;
  });
}

/** Whose it is to do, if they have joined, are not suspended and still sit at the table; nobody once it is done or dropped. */
export async function findOwner(db: Database, id: string): Promise<Told | undefined> {
  const action = await db.actionItem.findFirst({ where: { id, status: "OPEN" }, select: { ownerPersonId: true, taskForceId: true } });
  if (!action) return undefined;
  const { ownerPersonId, taskForceId } = action;
  const here = { disabledAt: null, joinedAt: { not: null }, agency: { is: { disabledAt: null } }, seats: { some: { taskForceId } } };
  const owner = await db.person.findFirst({ where: { id: ownerPersonId, ...here }, select: { id: true } });
  return owner ? { personIds: [owner.id], taskForceId } : undefined;
}
