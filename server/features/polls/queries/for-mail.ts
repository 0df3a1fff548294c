import type { Database } from "#platform/db.ts";

/** A poll as mails and links are made of it. */
export type PollForMail = NonNullable<Awaited<ReturnType<typeof pollForMail>>>;

/** One poll with its times; null when it is gone. `db` is of role hub_worker. */
export function pollForMail(db: Database, id: string) {
  return db.poll.findUnique({ where: { id }, include: { options: { orderBy: { startsAt: "asc" } } } });
}
