import { JoinTaskForceInput } from "@roundtable/shared/agencies.ts";
import type { Acting } from "#platform/acting.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireAgency, requireTaskForce } from "../queries/records.ts";

/** The agency belongs to a table from now on, again if it had left. It shares nothing before an agreement is recorded. */
export function joinTaskForce(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(JoinTaskForceInput, raw);
  return transact(acting, { mutation: "joinTaskForce", input }, async ({ tx, reading, record }) => {
    const { id: agencyId } = await requireAgency(reading, input.agencyId, "agency.join", "administer");
    const { id: taskForceId } = await requireTaskForce(reading, input.taskForceId, "agency.join");
    const joinedAt = acting.clock.now();
    await tx.membership.updateMany({ where: { agencyId, taskForceId, leftAt: { not: null } }, data: { leftAt: null, joinedAt } });
    await tx.membership.createMany({ data: [{ agencyId, taskForceId, joinedAt }], skipDuplicates: true });
    record({ action: "agency.join", outcome: "OK", subjectIds: [agencyId, taskForceId], detail: { fields: "ACTION" } });
    return agencyId;
  });
}
