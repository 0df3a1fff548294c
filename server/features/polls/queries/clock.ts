import type { Database } from "#platform/db.ts";
import { asDate, localOf, written } from "#features/meetings/rules/days.ts";
import { isNudgeDue } from "../rules.ts";

/** Nobody is asked again before this hour of their table's morning. */
const morning = 8 * 60;

/** Closes the polls whose deadline has passed, and forgets links that are good for nothing any more. `db` is of role hub_worker. */
export async function closePassed(db: Database, now: Date): Promise<void> {
  await db.poll.updateMany({ where: { state: "OPEN", deadlineAt: { lte: now } }, data: { state: "CLOSED", version: { increment: 1 } } });
  await db.answerLink.deleteMany({ where: { expiresAt: { lte: now } } });
}

/** Announces that answers are missing, and notes it: both or neither, once a day at most. */
export async function nudgeLate(db: Database, now: Date): Promise<void> {
  const open = await db.poll.findMany({
    where: { state: "OPEN", deadlineAt: { gt: now } },
    select: { id: true, timeZone: true, createdAt: true, nudgedOn: true },
  });
  for (const { id, timeZone, createdAt, nudgedOn } of open) {
    const { day, minutes } = localOf(now, timeZone);
    const createdOn = localOf(createdAt, timeZone).day;
    if (minutes < morning || !isNudgeDue({ nudgedOn: nudgedOn && written(nudgedOn), createdOn }, day)) continue;
    await db.$transaction(async (tx) => {
      const { count } = await tx.poll.updateMany({ where: { id, nudgedOn, state: "OPEN" }, data: { nudgedOn: asDate(day) } });
      if (count > 0) await tx.$executeRaw`SELECT app.add_job('meeting.poll-nudge', ${JSON.stringify({ pollId: id, day })}::jsonb, null, null)`;
    });
  }
}
