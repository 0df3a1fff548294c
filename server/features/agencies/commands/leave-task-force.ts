import { LeaveTaskForceInput } from "@roundtable/shared/agencies.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireAgency, requireTaskForce } from "../queries/records.ts";

/**
 * The agency leaves a table. Its people lose their seats there and are out with their next request; the membership stays
 * as a past one, so that what was shared keeps a name for everybody else.
 */
export function leaveTaskForce(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(LeaveTaskForceInput, raw);
  return transact(acting, { mutation: "leaveTaskForce", input }, async ({ tx, reading, record }) => {
    const { id: agencyId } = await requireAgency(reading, input.agencyId, "agency.leave", "administer");
    const { id: taskForceId } = await requireTaskForce(reading, input.taskForceId, "agency.leave");
    await tx.membership.updateMany({ where: { agencyId, taskForceId, leftAt: null }, data: { leftAt: acting.clock.now() } });
    await tx.seat.deleteMany({ where: { taskForceId, person: { is: { agencyId } } } });
    record({ action: "agency.leave", outcome: "OK", subjectIds: [agencyId, taskForceId], detail: { fields: "ACTION" } });
    return agencyId;
  });
}
