import { SetMilestoneStatusInput } from "@roundtable/shared/roadmap.ts";
import type { Acting } from "#platform/acting.ts";
import { Conflict, InvalidInput, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { findTaskForce } from "#features/agencies/queries.ts";
import { dayOf } from "#features/referrals/rules/clock.ts";
import { requireMilestone } from "../queries.ts";
import { addMonths } from "../rules.ts";
import { tellHistory } from "./tell-history.ts";

/**
 * Says how far a milestone is. What is said to be in place was verified today, and is looked at again after its cadence
 * unless another day is named. Said again of what had lapsed, it is in place once more.
 */
export function setMilestoneStatus(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(SetMilestoneStatusInput, raw);
  const { status, reason } = input;
  return transact(acting, { mutation: "setMilestoneStatus", input }, async (unit) => {
    const { tx, reading } = unit;
    const milestone = await requireMilestone(reading, input.milestoneId, "milestone.set-status", "report");
    const today = dayOf(acting.clock.now(), (await findTaskForce(reading)).timeZone);
    if (input.reviewOn != null && input.reviewOn < today) throw new InvalidInput([{ path: ["reviewOn"], message: "has passed" }]);
    const reviewOn = input.reviewOn ?? (milestone.cadenceMonths === null ? null : addMonths(today, milestone.cadenceMonths));
    const change = {
      status,
      notApplicableReason: input.notApplicableReason ?? null,
      verifiedOn: status === "IN_PLACE" ? new Date(today) : milestone.verifiedOn,
      reviewOn: status === "IN_PLACE" && reviewOn !== null ? new Date(reviewOn) : null,
    };
    const { count } = await tx.milestone.updateMany({ where: { id: milestone.id, version: input.version }, data: { ...change, version: { increment: 1 } } });
    if (count === 0) throw new Conflict("Milestone", milestone.id);
    await tellHistory(unit, "milestone.set-status", { ...milestone, ...change }, { kind: "STATUS", fromStatus: milestone.status, reason: reason || null });
    return milestone.id;
  });
}
