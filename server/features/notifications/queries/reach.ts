import DataLoader from "dataloader";
import { actingAs } from "#platform/actor.ts";
import type { Acting } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";

const known = new WeakMap<Acting, DataLoader<string, Date | null>>();

/** Since when mail to a person does not arrive; null when it does, and for whoever may not know. People of one moment are read in one statement. */
export function unreachableSince(acting: Acting, personId: string): Promise<Date | null> {
  const loader =
    known.get(acting) ??
    new DataLoader<string, Date | null>(async (ids) => {
      const { db, ability, actor } = acting;
      const where = { AND: [readable(ability, "MailReach"), { personId: { in: [...ids] } }] };
      const rows = await actingAs(actor, async () => await db.mailReach.findMany({ where, select: { personId: true, unreachableSince: true } }));
      const since = new Map(rows.map((row) => [row.personId, row.unreachableSince]));
      return ids.map((id) => since.get(id) ?? null);
    });
  known.set(acting, loader);
  return loader.load(personId);
}
