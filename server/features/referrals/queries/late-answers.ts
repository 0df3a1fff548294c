import type { NoticeModel } from "../../../../prisma/client/models.ts";
import type { Reading } from "#platform/acting.ts";
import { readable } from "#platform/casl.ts";
import { mayCountLateAnswers } from "../rules/sharing.ts";

/** That something sent to the agency has ended in the last week. */
export function recentNotices({ db, ability, clock }: Reading): Promise<NoticeModel[]> {
  const weekAgo = new Date(clock.now().getTime() - 7 * 86_400_000);
  return db.notice.findMany({ where: { AND: [readable(ability, "Notice"), { createdAt: { gt: weekAgo } }] }, orderBy: { createdAt: "desc" }, take: 20 });
}

export type LateAnswers = { agencyId: string; waiting: number; late: number };

/** How many answers wait and are late at each agency: all that a coordinator learns (CR-14). Empty for everybody else. */
export async function lateAnswers({ db, actor }: Reading): Promise<LateAnswers[]> {
  if (!mayCountLateAnswers(actor)) return [];
  const rows = await db.$queryRaw<{ agency_id: string; waiting: bigint; late: bigint }[]>`SELECT agency_id, waiting, late FROM app.late_answers()`;
  return rows.map((row) => ({ agencyId: row.agency_id, waiting: Number(row.waiting), late: Number(row.late) }));
}
