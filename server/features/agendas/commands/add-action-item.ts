import { randomUUIDv7 } from "node:crypto";
import { AddActionItemInput } from "@roundtable/shared/agendas.ts";
import type { Acting } from "#platform/acting.ts";
import { NotFound } from "#platform/errors.ts";
import { parse } from "#platform/problems.ts";
import { transact } from "#platform/transact.ts";
import { requireSeated } from "#features/bodies/queries/seated.ts";
import { findMilestone } from "#features/roadmap/queries.ts";
import { requireItem } from "../queries/require.ts";

/** Gives somebody of the table something to do, by a day (MT-14). */
export function addActionItem(acting: Acting, raw: unknown): Promise<string> {
  const input = parse(AddActionItemInput, raw);
  const { itemId, words, ownerPersonId, milestoneId = null } = input;
  return transact(acting, { mutation: "addActionItem", input }, async ({ tx, reading, record }) => {
    const { item } = await requireItem(reading, itemId, "agenda.give-action");
    await requireSeated(reading, [ownerPersonId]);
    if (milestoneId !== null && !(await findMilestone(reading, milestoneId))) throw new NotFound();
    const { taskForceId, bodyId } = item;
    const made = { createdById: acting.actor.personId, createdAt: acting.clock.now() };
    const id = randomUUIDv7();
    await tx.actionItem.createMany({ data: { id, taskForceId, bodyId, itemId, words, ownerPersonId, dueOn: new Date(input.dueOn), milestoneId, ...made } });
    record({ action: "agenda.give-action", outcome: "OK", subjectIds: [id, itemId], detail: { fields: "ACTION" } });
    return id;
  });
}
