import { ChangeActionItemInput } from "@roundtable/shared/agendas.ts";
import type { Acting } from "#platform/acting.ts";
import { subject } from "#platform/casl.ts";
import { NotFound } from "#platform/errors.ts";
import { Conflict, parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { findBody, refuseMeeting } from "#features/bodies/queries.ts";
import { requireSeated } from "#features/bodies/queries/seated.ts";
import { findMilestone } from "#features/roadmap/queries.ts";
import { findAction } from "../queries/actions.ts";

/**
 * Says that something is done, dropped or open again, or names the milestone that it helps to reach; whoever keeps the meeting also
 * gives it to somebody else or another day.
 */
export function changeActionItem(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(ChangeActionItemInput, raw);
  const { actionItemId, version, status, ownerPersonId, dueOn, milestoneId } = input;
  return transact(acting, { mutation: "changeActionItem", input }, async ({ tx, reading, record }) => {
    const action = await findAction(reading, actionItemId);
    const body = action && (await findBody(reading, action.bodyId));
    const isKeeper = body !== null && acting.ability.can("keep", subject("Body", body));
    const isOwn = action !== null && ownerPersonId == null && dueOn == null && acting.ability.can("answer", subject("ActionItem", action));
    if (!action || (!isKeeper && !isOwn)) return refuseMeeting(reading, actionItemId, "action.change");
    if (ownerPersonId != null) await requireSeated(reading, [ownerPersonId]);
    if (milestoneId != null && !(await findMilestone(reading, milestoneId))) throw new NotFound();
    const settled = status == null ? {} : { status, settledAt: status === "OPEN" ? null : acting.clock.now() };
    const plan = {
      ...(ownerPersonId == null ? {} : { ownerPersonId }),
      ...(dueOn == null ? {} : { dueOn: new Date(dueOn) }),
      ...(milestoneId === undefined ? {} : { milestoneId }),
    };
    const { count } = await tx.actionItem.updateMany({ where: { id: action.id, version }, data: { ...settled, ...plan, version: { increment: 1 } } });
    if (count === 0) throw new Conflict("ActionItem", action.id);
    record({ action: "action.change", outcome: "OK", subjectIds: [action.id], detail: { fields: "ACTION" } });
    return action.id;
  });
}
